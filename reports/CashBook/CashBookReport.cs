using KeToanChung.Reports.Entries;

namespace KeToanChung.Reports.CashBook;

/// <summary>Sổ quỹ tiền mặt (S11-H): what came in and went out of 111, and what is left after each.</summary>
internal sealed class CashInHandReport(AccountBooks books) : IReportDefinition
{
    public const string Account = "111";

    internal static readonly ReportForm Form = new(
        "Sổ kế toán chi tiết tiền mặt (Sổ quỹ tiền mặt)", "S11-H", [Signers.Cashier, Signers.BookKeeper, Signers.ChiefAccountant, Signers.Head]);

    public Task<Report> Make(ReportScope scope, CancellationToken cancel) =>
        books.Make(scope, Form, account => account.StartsWith(Account, StringComparison.Ordinal), ("Thu", "Chi"), hasBalance: true, cancel);
}

/// <summary>Sổ tiền gửi ngân hàng, kho bạc (S12-H): what was paid into and drawn from 112.</summary>
internal sealed class DepositBookReport(AccountBooks books) : IReportDefinition
{
    public const string Account = "112";

    private static readonly ReportForm Form = new(
        "Sổ tiền gửi ngân hàng, kho bạc", "S12-H", [Signers.BookKeeper, Signers.ChiefAccountant, Signers.Head]);

    public Task<Report> Make(ReportScope scope, CancellationToken cancel) => books.Make(
        scope, Form with { Fields = [.. scope.Agencies.Select(a => new PaperField("Số tài khoản", $"{a.Record.DepositAccount} ({a.Agency.Code})"))] },
        account => account.StartsWith(Account, StringComparison.Ordinal), ("Gửi vào", "Rút ra"), hasBalance: true, cancel);
}

/// <summary>Both of them: cash and deposits. Who doesn't read the books (a cashier) sees the cash alone.</summary>
internal sealed class CashBookReport(AccountBooks books) : IReportDefinition
{
    public Task<Report> Make(ReportScope scope, CancellationToken cancel) => books.Make(
        scope, CashInHandReport.Form with { Title = "Sổ tiền mặt, tiền gửi", Code = "S11-H, S12-H" },
        account => account.StartsWith(CashInHandReport.Account, StringComparison.Ordinal)
            || (scope.OnlyOwn is null && account.StartsWith(DepositBookReport.Account, StringComparison.Ordinal)),
        ("Thu", "Chi"), hasBalance: true, cancel);
}
