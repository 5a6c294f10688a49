using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.App.FeeDays;

/// <summary>
/// Chốt ngày thu phí by the accountant: the four figures and the words of each difference are kept as they stand. Every difference needs words, and every cash desk of the
/// day its count. What is posted or reported for the day afterwards is shown beside it.
/// </summary>
public static class CloseFeeDay
{
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, DateOnly Date, IReadOnlyList<Explanation> Explanations)
        : ICommand<Outcome<FeeDayView>>, IRequest<Outcome<FeeDayView>>, IInAgency;

    /// <param name="Key">The difference, as <see cref="ShowFeeDay"/> names it.</param>
    public sealed record Explanation(string Key, string? Text);

    internal sealed class Validator : AbstractValidator<Command>
    {
        private const int MostExplanations = 2_000;

        public Validator()
        {
            RuleFor(c => c.Date).IsDay();
            RuleFor(c => c.Explanations).NotNull().WithErrorCode("required").HasAtMost(MostExplanations);
            RuleForEach(c => c.Explanations).NotNull().WithErrorCode("required").ChildRules(one =>
            {
                one.RuleFor(e => e.Key).IsGiven().IsText(Shape.Short);
                one.RuleFor(e => e.Text).IsText();
            });
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, DayBooks days, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<FeeDayView>>
    {
        public async Task<Outcome<FeeDayView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, date) = (context.Agency.Id, request.Date);
            if (date > clock.Today)
                return new Refusal(Codes.RequestInvalid, "date", "feeDayNotYet").With("date", date).With("today", clock.Today);

            var head = await heads.Hold(agency, cancellationToken); // no receipt slips between the sums and the close
            if (await db.Set<FeeDayRecord>().FindAsync([agency, date], cancellationToken) is { } earlier)
                return new Refusal(Codes.RequestWrongState, "date", "feeDayClosed").With("date", date).With("by", earlier.ClosedBy);
            if (await days.OpenDesks(date, cancellationToken) is { Count: > 0 } open)
                return new Refusal(Codes.RequestWrongState, "date", "desksOpen").With("holders", string.Join(", ", open.Distinct()));

            var day = await days.Read(date, head.LastEvent, cancellationToken);
            var given = request.Explanations.Index().ToLookup(e => e.Item.Key, StringComparer.Ordinal);
            var explained = day.Differences.Select(d => (Difference: d, Words: WordsOf(d, given[d.Key].Select(e => e.Item.Text).FirstOrDefault()))).ToList();
            var unexplained = explained.Where(e => e.Words is null).Select(e => e.Difference).ToList();
            if (unexplained.Count > 0)
            {
                return Outcome<FeeDayView>.Refused(unexplained.ConvertAll(d => new Refusal(Codes.RequestInvalid, FieldOf(d, given), "differenceUnexplained")
                    .With("subject", d.Subject).With("amount", d.Amount)));
            }

            var figures = day.Figures;
            var record = new FeeDayRecord
            {
                AgencyId = agency, Date = date, ClosedEvent = head.LastEvent, CashReceipts = figures.CashReceipts, CashBooks = figures.CashBooks,
                OnlineReceipts = figures.OnlineReceipts, OnlineBooks = figures.OnlineBooks, Platform = figures.Platform, Bank = figures.Bank, ClosedAt = clock.Now,
                ClosedById = context.CallerOrThrow.UserId, ClosedBy = context.CallerOrThrow.UserName,
            };
            var kept = explained.Select((e, i) => new FeeDayDifferenceRecord
            {
                AgencyId = agency, Date = date, LineNo = i + 1, Kind = e.Difference.Kind, SubjectNo = e.Difference.SubjectNo, Subject = e.Difference.Subject,
                Amount = e.Difference.Amount, Explanation = e.Words!,
            }).ToList();
            db.Add(record);
            db.AddRange(kept);
            return FeeDayView.Of(date, day, record, kept, [], context);
        }

        private static string? WordsOf(DayBooks.Difference difference, string? given) =>
            string.IsNullOrWhiteSpace(given) ? difference.Usual : given.Kept();

        private static string FieldOf(DayBooks.Difference difference, ILookup<string, (int Index, Explanation Item)> given) =>
            given[difference.Key].Select(e => $"explanations[{e.Index}].text").FirstOrDefault() ?? "explanations";
    }
}
