using KeToanChung.Reports.Entries;

namespace KeToanChung.Reports.GeneralLedger;

/// <summary>Sổ Cái dùng cho hình thức Nhật ký chung (S03-H, TT 24/2024, Phụ lục II).</summary>
internal sealed class GeneralLedgerReport(AccountBooks books) : IReportDefinition
{
    private static readonly ReportForm Form = new("Sổ Cái", "S03-H", [Signers.BookKeeper, Signers.ChiefAccountant, Signers.Head]);

    public Task<Report> Make(ReportScope scope, CancellationToken cancel) =>
        books.Make(scope, Form, _ => true, ("Nợ", "Có"), hasBalance: false, cancel);
}
