using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Agencies;

/// <summary>
/// Giữ số liệu để chia hóa đơn: heads, square metres or whatever bills are shared by, for each agency. The name again keeps it anew;
/// an agency with 0 counts nothing. Agencies that aren't named keep what they had.
/// </summary>
public static class KeepMeasure
{
    public const int LongestName = 60;

    /// <summary>Of one agency.</summary>
    public const int Most = 50;

    [Needs(Right.MakeRequests)]
    public sealed record Command(string Name, IReadOnlyList<Count> Counts) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgencies
    {
        public IReadOnlyList<AgencyCode> Agencies => [.. (Counts ?? []).OfType<Count>().Select(c => c.Agency).Distinct()];
    }

    public sealed record Count(AgencyCode Agency, long Value);

    public sealed record Result(string Name, int Agencies) : IHasSubject
    {
        string IHasSubject.Subject => $"measure {Name}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).IsGiven().IsText(LongestName);
            RuleFor(c => c.Counts).IsGiven().HasAtMost(ListMeasures.MostAgencies);
            RuleForEach(c => c.Counts).IsGiven().ChildRules(count =>
            {
                count.RuleFor(c => c.Agency).IsAgencyCode();
                count.RuleFor(c => c.Value).InclusiveBetween(0, ListMeasures.Largest).WithErrorCode("measure");
            });
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var name = request.Name.Kept();
            var key = name.ToLowerInvariant();
            var ids = request.Agencies.Zip(context.Agencies).ToDictionary(pair => pair.First, pair => pair.Second.Agency.Id);
            await heads.Hold(ids.Values, cancellationToken);

            var all = ids.Values.ToList();
            var known = await db.Set<AgencyMeasureRecord>().Where(m => all.Contains(m.AgencyId)).ToListAsync(cancellationToken);
            foreach (var (i, (agency, value)) in request.Counts.Index())
            {
                var own = known.FindAll(m => m.AgencyId == ids[agency]);
                var record = own.Find(m => m.NameKey == key);
                if (record is null && value > 0 && own.Count >= Most)
                    return new Refusal(Codes.RequestInvalid, $"counts[{i}]", "tooManyMeasures").With("most", (long)Most);
                Keep(record, ids[agency], (name, key), value);
            }

            return new Result(name, request.Counts.Count(c => c.Value > 0));
        }

        private void Keep(AgencyMeasureRecord? record, int agency, (string Name, string Key) called, long value)
        {
            var (who, now) = (context.CallerOrThrow.UserName, clock.Now);
            if (value == 0)
            {
                if (record is not null)
                    db.Remove(record);
            }
            else if (record is null)
            {
                db.Add(new AgencyMeasureRecord { AgencyId = agency, NameKey = called.Key, Name = called.Name, Value = value, SavedBy = who, SavedAt = now });
            }
            else
            {
                (record.Name, record.Value, record.SavedBy, record.SavedAt) = (called.Name, value, who, now);
            }
        }
    }
}
