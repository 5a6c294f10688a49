using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.App.Vouchers;

/// <summary>Chứng từ đã ghi sổ, as the API shows it. Amounts in whole đồng.</summary>
/// <param name="Number">E.g. <c>PC-2026-00042</c>; without a gap per agency, type and fiscal year.</param>
/// <param name="Hash">Its link in the agency's event chain.</param>
public record VoucherView(
    string Id,
    string Number,
    int Sequence,
    string Agency,
    VoucherType Type,
    DateOnly Date,
    string Description,
    string? Operation,
    string? Party,
    string? Reference,
    long Total,
    DateTimeOffset PostedAt,
    string PostedBy,
    string Hash,
    string PreviousHash,
    IReadOnlyList<VoucherView.Line> Lines) : IHasSubject
{
    string IHasSubject.Subject => $"voucher {Number}";

    public sealed record Line(
        string Account, long Debit, long Credit, string? Description, int BudgetYear, string? FundingSource, string? Chapter,
        string? SubCategory, string? SubItem, string? Programme, string? Party, string? CounterpartyAgency);

    internal static VoucherView Of(PostedVoucher posted, OrganisationMap map) =>
        Of(posted.Voucher, posted.Lines, posted.Hash, posted.PreviousHash, map);

    internal static VoucherView Of(
        VoucherRecord voucher, IEnumerable<VoucherLineRecord> lines, string hash, string previousHash, OrganisationMap map) => new(
        new Ledger.DocumentId(voucher.AgencyId, voucher.No).ToString(), voucher.Number, voucher.Sequence, map[voucher.AgencyId].Agency.Code.Value,
        voucher.Type, voucher.Date, voucher.Description, voucher.Operation, voucher.Party, voucher.Reference, voucher.Total,
        BusinessClock.InVietnam(voucher.PostedAt), voucher.PostedBy, hash, previousHash,
        [.. lines.Select(l => new Line(
            l.Account, l.Debit, l.Credit, l.Description, l.BudgetYear, l.FundingSource, l.Chapter, l.SubCategory, l.SubItem, l.Programme,
            l.Party, l.CounterpartyId is { } other ? map.Find(other)?.Agency.Code.Value : null))]);
}
