using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Payments;
using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.FeeRemittances;

/// <summary>
/// Lập kết chuyển và đề nghị nộp phí, lệ phí of a month that is over, once: what goes to the budget is posted (PHI-04), the kept share too (PHI-07), and a payment request
/// (PHI-05) is drafted for the accountant to submit. Without a decision nothing is kept.
/// </summary>
public static class PrepareFeeRemittance
{
    /// <param name="RetentionDecision">The decision by which the agency works under a lump sum and keeps its share.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, BookMonth Month, PaymentMethod Method, string? RetentionDecision = null)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Agency, string Month, long Collected, long Retained, long ToRemit, IReadOnlyList<string> Vouchers, string? Request) : IHasSubject
    {
        string IHasSubject.Subject => $"fee remittance {Month}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Month).Must(m => m.Year is >= 2000 and <= 2100).WithErrorCode("dateOutOfRange");
            RuleFor(c => c.Method).Must(m => m is PaymentMethod.Bank or PaymentMethod.Cash).WithErrorCode("remitsFromBankOrCash");
            RuleFor(c => c.RetentionDecision).IsText(Shape.Name);
        }
    }

    internal sealed class Handler(
        AppDb db, LedgerHeads heads, LedgerWriter ledger, NewRequests requests, RemittanceBooks books, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, month) = (context.Agency.Id, request.Month);
            if (clock.Today <= month.Last)
                return new Refusal(Codes.RequestInvalid, "month", "monthNotOver").With("last", month.Last);

            var head = await heads.Hold(agency, cancellationToken);
            var prepared = await db.Set<FeeRemittanceRecord>().AsNoTracking().Where(r => r.AgencyId == agency).ToListAsync(cancellationToken);
            if (prepared.Find(r => (r.Year, r.Month) == (month.Year, month.Month)) is { } earlier)
                return new Refusal(Codes.RequestWrongState, "month", "remittancePrepared").With("month", month.First).With("by", earlier.PreparedBy);
            if (prepared.Find(r => (r.Year, r.Month).CompareTo((month.Year, month.Month)) > 0) is { } later)
                return new Refusal(Codes.RequestWrongState, "month", "laterRemittancePrepared").With("later", new DateOnly(later.Year, later.Month, 1));

            var lastEvent = head.LastEvent;
            var keeps = !string.IsNullOrWhiteSpace(request.RetentionDecision);
            var lines = (await books.Read(month, lastEvent, cancellationToken)).Select(l => keeps ? l : l with { RetainedPercent = 0 }).Where(l => l.Collected != 0 || l.Refunded != 0).ToList();
            var (collected, retained) = (lines.Sum(l => l.Collected), lines.Sum(l => l.Retained));
            var toRemit = lines.Sum(l => l.ToRemit);
            if (toRemit < 0 || retained < 0 || collected == 0)
                return new Refusal(Codes.RequestInvalid, "month", "nothingToRemit").With("month", month.First).With("collected", collected);
            if (await books.NotYetSharedOut(cancellationToken) is var available && retained + toRemit > available)
                return new Refusal(Codes.RequestWrongState, "month", "sharedOutAlready").With("month", month.First).With("collected", retained + toRemit).With("available", available);

            var posted = await ledger.PostAll([.. Drafts(month, retained, toRemit)], cancellationToken);
            if (posted.IsRefused)
                return Outcome<Result>.Refused([.. posted.Refusals.Select(r => r with { Field = "month" })]); // the month leads to every entry

            HeldRequest? asked = null;
            if (toRemit > 0)
            {
                var outcome = await requests.Make(agency, Asked(request, toRemit), cancellationToken);
                if (outcome.IsRefused)
                    return Outcome<Result>.Refused(outcome.Refusals);
                asked = outcome.Value;
            }

            var vouchers = posted.Value!;
            db.Add(new FeeRemittanceRecord
            {
                AgencyId = agency, Year = month.Year, Month = month.Month, LastEvent = lastEvent, Collected = collected, Retained = retained, ToRemit = toRemit,
                Refunded = lines.Sum(l => l.Refunded), RetentionDecision = keeps ? request.RetentionDecision!.Kept() : null, RemittedVoucherNo = NumberOf(vouchers, ToBudget),
                RetainedVoucherNo = NumberOf(vouchers, Kept), RequestNo = asked?.Record.No, PreparedAt = clock.Now, PreparedById = context.CallerOrThrow.UserId,
                PreparedBy = context.CallerOrThrow.UserName,
            });
            db.AddRange(lines.Select(l => new FeeRemittanceLineRecord
            {
                AgencyId = agency, Year = month.Year, Month = month.Month, FeeType = l.FeeType, FeeName = l.FeeName, SubItem = l.SubItem, Receipts = l.Receipts,
                Collected = l.Collected, RetainedPercent = l.RetainedPercent, Retained = l.Retained,
                Refunded = l.Refunded,
            }));
            return new Result(
                context.Agency.Code.Value, month.ToString(), collected, retained, toRemit, [.. vouchers.Select(v => v.Voucher.Number)],
                asked is null ? null : context.IdOf(asked.Record.No).ToString());
        }

        private const string ToBudget = "PHI-04";

        private const string Kept = "PHI-07";

        private IEnumerable<Draft> Drafts(BookMonth month, long retained, long toRemit)
        {
            const string collected = "3383";
            if (toRemit > 0)
            {
                yield return Draft($"Phí, lệ phí phải nộp ngân sách tháng {month.First:MM/yyyy}", ToBudget,
                    [new(collected, toRemit, Money.Zero), new("3332", Money.Zero, toRemit)]);
            }

            if (retained > 0)
            {
                var record = context.AgencyEntry.Record;
                yield return Draft($"Phí được để lại tháng {month.First:MM/yyyy}", Kept,
                    [
                        new(collected, retained, Money.Zero), new("514", Money.Zero, retained),
                        new("0122", retained, Money.Zero, Chapter: record.Chapter, SubCategory: record.SubCategory),
                    ]);
            }

            Draft Draft(string description, string operation, IReadOnlyList<DraftLine> lines) =>
                new(context.Agency.Id, VoucherType.General, month.Last, description, operation, lines, Purpose.Voucher.Instance);
        }

        private RequestInput Asked(Command request, long toRemit) => new(
            clock.Today, new RequestInput.PayeeInput("Ngân sách nhà nước"), request.Method, "PHI-05", FundedBy.None,
            $"Nộp phí, lệ phí tháng {request.Month.First:MM/yyyy} vào ngân sách", [new RequestInput.Line(null, null, null, null, toRemit, "3332")]);

        private static long? NumberOf(IReadOnlyList<PostedVoucher> vouchers, string operation) =>
            vouchers.Where(v => v.Voucher.Operation == operation).Select(v => (long?)v.Voucher.No).FirstOrDefault();
    }
}
