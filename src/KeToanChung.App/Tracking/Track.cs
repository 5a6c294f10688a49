using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Fees;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Tracking;

public enum TrackedKind
{
    Fee,
    PaymentRequest,
}

/// <summary>Where it stands, as the one who waits would say it.</summary>
public enum TrackedState
{
    AwaitingPayment,
    Receipted,
    Exempt,
    Cancelled,
    InPreparation,
    AwaitingApproval,
    Approved,
    Paid,
    Rejected,
    Withdrawn,
}

/// <summary>
/// Tra cứu theo mã: a fee or a payment request, for whoever holds its code. No name, no reason that somebody wrote, nobody of the office: what is
/// answered is no personal data (Luật 91/2025/QH15).
/// </summary>
public static class Track
{
    [SystemOnly]
    public sealed record Query(string Code) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>;

    /// <param name="Agency">The name of the agency that collects or pays.</param>
    /// <param name="Fee">Which fee; null for a payment request.</param>
    /// <param name="Amount">In whole đồng.</param>
    /// <param name="Steps">What happened so far, in order.</param>
    /// <param name="Receipt">The receipt that counts.</param>
    /// <param name="Transfer">How to pay a fee that waits; null where the agency has named no bank.</param>
    public sealed record Result(
        string Code, TrackedKind Kind, string Agency, string? Fee, TrackedState State, long Amount, DateOnly Date, IReadOnlyList<Step> Steps,
        ReceiptNumber? Receipt, Transfer? Transfer);

    public sealed record Step(TrackedState State, DateTimeOffset At);

    public sealed record ReceiptNumber(string Form, string Series, string Number, DateOnly Date);

    /// <param name="Qr">The VietQR code's content: account, amount and content are in it.</param>
    /// <param name="Content">What the transfer must say.</param>
    public sealed record Transfer(string Qr, string BankBin, string Account, string Content);

    internal sealed class Handler(AppDb db, OrganisationCache organisation) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (TrackingCodes.Normal(request.Code) is not { } code)
                return new Refusal(Codes.NotFound, "code");
            if (await db.Set<FeeCaseRecord>().AsNoTracking().FirstOrDefaultAsync(f => f.TrackingCode == code, cancellationToken) is { } fee)
                return await Of(fee, cancellationToken);
            if (await db.Set<PaymentRequestRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.TrackingCode == code, cancellationToken) is { } asked)
                return await Of(asked, cancellationToken);

            return new Refusal(Codes.NotFound, "code");
        }

        private async Task<Result> Of(FeeCaseRecord fee, CancellationToken cancel)
        {
            var agency = await AgencyOf(fee.AgencyId, cancel);
            var (id, counts) = (fee.AgencyId, fee.ReceiptNo);
            var receipt = await db.Set<ReceiptRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.AgencyId == id && r.No == counts, cancel);
            var state = fee.Status switch
            {
                FeeCaseStatus.Pending => TrackedState.AwaitingPayment,
                FeeCaseStatus.Issued => TrackedState.Receipted,
                FeeCaseStatus.Exempt => TrackedState.Exempt,
                FeeCaseStatus.Cancelled => TrackedState.Cancelled,
            };
            var steps = new List<Step> { StepOf(state is TrackedState.Exempt ? state : TrackedState.AwaitingPayment, fee.MadeAt) };
            if (receipt is not null)
                steps.Add(StepOf(TrackedState.Receipted, receipt.IssuedAt));

            return new Result(
                fee.TrackingCode, TrackedKind.Fee, agency.Agency.Name, fee.FeeName, state, fee.Amount, fee.Date, steps,
                receipt is null ? null : new ReceiptNumber(receipt.Form, receipt.Series, ReceiptView.NumberOf(receipt)!, receipt.Date),
                FeeQr.Of(fee, agency.Record) is { } qr
                    ? new Transfer(qr, agency.Record.CollectionBankBin!, FeeQr.AccountOf(agency.Record), fee.CaseNumber!)
                    : null);
        }

        private async Task<Result> Of(PaymentRequestRecord asked, CancellationToken cancel)
        {
            var agency = await AgencyOf(asked.AgencyId, cancel);
            var (id, voucher) = (asked.AgencyId, asked.VoucherNo);
            var paidAt = await db.Set<VoucherRecord>().Where(v => v.AgencyId == id && v.No == voucher).Select(v => (DateTime?)v.PostedAt).FirstOrDefaultAsync(cancel);
            var state = StateOf(asked.Status);

            List<(TrackedState State, DateTime? At)> steps =
            [
                (TrackedState.InPreparation, asked.MadeAt),
                (TrackedState.AwaitingApproval, asked.SubmittedAt),
                (state is TrackedState.Paid ? TrackedState.Approved : state, asked.DecidedAt),
                (TrackedState.Paid, paidAt),
            ];
            return new Result(
                asked.TrackingCode, TrackedKind.PaymentRequest, agency.Agency.Name, null, state, asked.Total, asked.Date,
                [.. steps.Where(s => s.At is not null).Select(s => StepOf(s.State, s.At!.Value))], null, null);
        }

        private static TrackedState StateOf(PaymentStatus status) => status switch
        {
            PaymentStatus.Draft => TrackedState.InPreparation,
            PaymentStatus.Submitted => TrackedState.AwaitingApproval,
            PaymentStatus.Approved => TrackedState.Approved,
            PaymentStatus.Paid => TrackedState.Paid,
            PaymentStatus.Rejected => TrackedState.Rejected,
            PaymentStatus.Withdrawn => TrackedState.Withdrawn,
        };

        private static Step StepOf(TrackedState state, DateTime at) => new(state, BusinessClock.InVietnam(at));

        // An agency that was opened a moment ago on another node is not in the map that this one keeps.
        private async Task<OrganisationMap.Entry> AgencyOf(int id, CancellationToken cancel) =>
            (await organisation.Get(cancel)).Find(id) ?? (await organisation.GetAfresh(cancel))[id];
    }
}
