using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.FeeRemittances;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees;

/// <summary>Xem một khoản thu: who pays, the receipts with their corrections, the online payment, and the QR code while it is pending.</summary>
public static class ShowFeeReceipt
{
    [Needs(Right.ReadOwnReceipts)]
    public sealed record Query(AgencyCode Agency, DocumentId Receipt) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Payer">Null where the person's data was deleted.</param>
    /// <param name="Receipts">The one that counts, and those it replaced; newest first.</param>
    public sealed record Result(
        string Id, FeeCaseStatus Status, string Agency, string FeeType, string FeeName, int Quantity, long Amount, FeeMethod Method, DateOnly Date,
        string? CaseNumber, PayerInput? Payer, string? CancelReason, string? Qr, IReadOnlyList<ReceiptView> Receipts,
        IReadOnlyList<Correction> Corrections, Payment? OnlinePayment, DateTimeOffset MadeAt, string MadeBy, string TrackingCode,
        Exemption? Exemption)
    {
        /// <summary>How the dossier was filed, where that was said.</summary>
        public Filing? Filing { get; init; }
    }

    /// <summary>Why less was paid than <paramref name="FullAmount"/>.</summary>
    /// <param name="Name">The class of payers.</param>
    /// <param name="Evidence">The paper that was shown; null where the person's data was deleted.</param>
    public sealed record Exemption(string Code, string Name, int Percent, long FullAmount, string? Evidence);

    /// <param name="Refund">How the payer gets <paramref name="RefundDue"/> back; null where nothing is due.</param>
    public sealed record Correction(
        CorrectionKind Kind, string Reason, string Wrong, long RefundDue, DateTimeOffset At, string CorrectedBy, Refund? Refund);

    /// <param name="IsRemitted">Whether the money had been handed over to the budget: then the treasury pays it back.</param>
    /// <param name="FromAgency">By a payment request with PHI-13.</param>
    /// <param name="TreasuryReference">Number of the Lệnh hoàn trả, once it is recorded.</param>
    public sealed record Refund(bool IsRemitted, long FromTreasury, long FromAgency, string? TreasuryReference);

    public sealed record Payment(string Id, string Provider, string Channel, string TransactionId, DateTimeOffset PaidAt, string? SettlementReference);

    internal sealed class Handler(AppDb db, CatalogCache catalogs, RemittedReceipts remitted, CallContext context) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (agency, no) = (context.Agency.Id, request.Receipt.Number);
            var fee = request.Receipt.Agency == agency
                ? await db.Set<FeeCaseRecord>().AsNoTracking().FirstOrDefaultAsync(f => f.AgencyId == agency && f.No == no, cancellationToken)
                : null;
            if (fee is null || !(context.Has(Right.ReadBooks) || fee.MadeById == context.CallerOrThrow.UserId))
                return new Refusal(Codes.NotFound, "id");

            var payer = await db.Set<PayerRecord>().AsNoTracking()
                .FirstOrDefaultAsync(p => p.AgencyId == agency && p.No == fee.PayerNo, cancellationToken);
            var receipts = await db.Set<ReceiptRecord>().AsNoTracking().Where(r => r.AgencyId == agency && r.CaseNo == no)
                .OrderByDescending(r => r.No).ToListAsync(cancellationToken);
            var numbers = receipts.ConvertAll(r => r.No);
            var signed = await db.Set<SignedReceiptRecord>().AsNoTracking().Where(s => s.AgencyId == agency && numbers.Contains(s.ReceiptNo))
                .Select(s => new { s.ReceiptNo, s.SignedAt }).ToDictionaryAsync(s => s.ReceiptNo, s => s.SignedAt, cancellationToken);
            var places = receipts.Select(r => r.Point).OfType<string>().Distinct().ToList();
            var points = places.Count == 0 ? [] : await db.Set<IssuingPointRecord>().AsNoTracking().Where(p => p.AgencyId == agency && places.Contains(p.Code))
                .ToDictionaryAsync(p => p.Code, cancellationToken);
            var corrections = await db.Set<ReceiptCorrectionRecord>().AsNoTracking().Where(c => c.AgencyId == agency && c.CaseNo == no)
                .OrderBy(c => c.No).ToListAsync(cancellationToken);
            var payment = await db.Set<OnlinePaymentRecord>().AsNoTracking()
                .Where(p => p.AgencyId == agency
                    && db.Set<OnlinePaymentStateRecord>().Any(s => s.AgencyId == agency && s.PaymentNo == p.No && s.CaseNo == no))
                .FirstOrDefaultAsync(cancellationToken);

            return new Result(
                context.IdOf(no).ToString(), fee.Status, context.Agency.Code.Value, fee.FeeType, fee.FeeName, fee.Quantity, fee.Amount, fee.Method,
                fee.Date, fee.CaseNumber, payer is null ? null : new PayerInput(payer.Name, payer.IdentityNumber), fee.CancelReason,
                FeeQr.Of(fee, context.AgencyEntry.Record), receipts.ConvertAll(r => ReceiptView.Of(r, r.No == fee.ReceiptNo, r.Point is null ? null : points[r.Point]) with
                {
                    SignedAt = signed.TryGetValue(r.No, out var at) ? BusinessClock.InVietnam(at) : null,
                }),
                await CorrectionsOf(corrections, receipts, cancellationToken),
                payment is null ? null : new Payment(
                    context.IdOf(payment.No).ToString(), payment.Provider, payment.Channel, payment.TransactionId,
                    BusinessClock.InVietnam(payment.PaidAt), payment.SettlementReference),
                BusinessClock.InVietnam(fee.MadeAt), fee.MadeBy, fee.TrackingCode,
                await ExemptionOf(fee, payer, cancellationToken))
            {
                Filing = fee.Filing,
            };
        }

        private async Task<Exemption?> ExemptionOf(FeeCaseRecord fee, PayerRecord? payer, CancellationToken cancel) =>
            fee is { Exemption: { } code, FullAmount: { } full } && (await catalogs.Get(cancel)).Fees.Exemption(code, fee.Date) is { } exemption
                ? new Exemption(code, exemption.Name, exemption.Percent, full, payer?.ExemptionEvidence)
                : null;

        private async Task<IReadOnlyList<Correction>> CorrectionsOf(List<ReceiptCorrectionRecord> corrections, List<ReceiptRecord> receipts, CancellationToken cancel)
        {
            var shown = new List<Correction>(corrections.Count);
            foreach (var correction in corrections)
            {
                var wrong = receipts.Find(r => r.No == correction.ReceiptNo)!;
                var way = correction.RefundDue > 0 ? await remitted.Of(correction, wrong, cancel) : null;
                shown.Add(new Correction(
                    correction.Kind, correction.Reason, $"{wrong.Series}-{ReceiptView.NumberOf(wrong)}", correction.RefundDue, BusinessClock.InVietnam(correction.At),
                    correction.CorrectedBy, way is null ? null : new Refund(way.IsRemitted, way.FromTreasury, way.FromAgency, way.Done?.Reference)));
            }

            return shown;
        }
    }
}
