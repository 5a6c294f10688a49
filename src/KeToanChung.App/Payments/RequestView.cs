using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Payments;

/// <summary>Đề nghị chi, as the API shows it. Amounts in whole đồng.</summary>
/// <param name="Version">The ETag: changes only where it still holds.</param>
public record RequestView(
    string Id, string Agency, PaymentStatus Status, string TrackingCode, int Version, DateOnly Date, RequestInput.PayeeInput Payee,
    PaymentMethod Method, string Operation, FundedBy FundedBy, string Description, string? Commitment, long Total,
    IReadOnlyList<RequestInput.Line> Lines, string MadeBy, DateTimeOffset MadeAt, string? SubmittedBy, DateTimeOffset? SubmittedAt,
    string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, RequestView.PostedAs? Voucher) : IHasSubject
{
    string IHasSubject.Subject => $"payment request {Id}";

    public sealed record PostedAs(string Id, string Number);

    internal static RequestView Of(PaymentRequestRecord r, IEnumerable<PaymentRequestLineRecord> lines, AgencyCode agency, string? voucherNumber) => new(
        new DocumentId(r.AgencyId, r.No).ToString(), agency.Value, r.Status, r.TrackingCode, r.Version, r.Date,
        new RequestInput.PayeeInput(r.PayeeName, r.PayeeAccount, r.PayeeBank, r.PayeeTaxCode), r.Method, r.Operation, r.FundedBy, r.Description,
        r.Commitment, r.Total,
        [.. lines.Select(l => new RequestInput.Line(
            l.FundingSource, l.Chapter, l.SubCategory, l.SubItem, l.Amount, l.Account, l.InvoiceNumber, l.InvoiceDate))],
        r.MadeBy, BusinessClock.InVietnam(r.MadeAt), r.SubmittedBy, Instant(r.SubmittedAt), r.DecidedBy, Instant(r.DecidedAt), r.DecisionNote,
        r.VoucherNo is { } no && voucherNumber is not null ? new PostedAs(new DocumentId(r.AgencyId, no).ToString(), voucherNumber) : null);

    private static DateTimeOffset? Instant(DateTime? utc) => utc is { } at ? BusinessClock.InVietnam(at) : null;
}

/// <summary>What a request does to one budget line: what is left in it before and after.</summary>
public sealed record BudgetEffectView(
    string FundingSource, string Chapter, string SubCategory, string? SubItem, long Amount, long AvailableBefore, long AvailableAfter)
{
    internal static BudgetEffectView Of(BudgetKey key, long amount, long before) =>
        new(key.FundingSource, key.Chapter, key.SubCategory, key.SubItem.Length == 0 ? null : key.SubItem, amount, before, before - amount);
}
