using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Fees.Points;

/// <summary>
/// Đặt điểm lập biên lai (NĐ 254/2026, Điều 25): a place, the body that is authorised to issue there, who sits there, and how many numbers are set apart at a time.
/// A point that is closed gives no more numbers; what it has left stays unused.
/// </summary>
public static class SetIssuingPoint
{
    public const int LongestCode = 16;

    public const int LargestRange = 100_000;

    public const int UsualRange = 1_000;

    private const int MostCashiers = 50;

    /// <param name="Cashiers">User names. A person sits at one point of an agency: this one, from now on.</param>
    [Needs(Right.Administer)]
    public sealed record Command(AgencyCode Agency, string Code, string Name, string Address, int RangeSize, IReadOnlyList<string> Cashiers)
        : ICommand<Outcome<IssuingPointView>>, IRequest<Outcome<IssuingPointView>>, IInAgency
    {
        /// <summary>Name and address of the body that the agency authorised; null for a place of its own.</summary>
        public string? AuthorisedBody { get; init; }

        public bool IsOpen { get; init; } = true;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).IsGiven().IsText(LongestCode);
            RuleFor(c => c.Name).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Address).IsGiven().IsText();
            RuleFor(c => c.AuthorisedBody).IsText(Shape.Name);
            RuleFor(c => c.RangeSize).InclusiveBetween(1, LargestRange).WithErrorCode("rangeSize");
            RuleFor(c => c.Cashiers).NotNull().WithErrorCode("required").HasAtMost(MostCashiers);
            RuleForEach(c => c.Cashiers).IsGiven().IsText(Shape.Name);
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<IssuingPointView>>
    {
        public async Task<Outcome<IssuingPointView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (agency, code) = (context.Agency.Id, request.Code.Trim().ToUpperInvariant());
            await heads.Hold(agency, cancellationToken); // no number is given meanwhile
            var collectors = (await Appointed.With(Right.IssueReceipts, context.AgencyEntry, clock.Today, db, cancellationToken))
                .ToDictionary(c => c.UserName, StringComparer.OrdinalIgnoreCase);
            var names = request.Cashiers.Select(n => n.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (names.Find(n => !collectors.ContainsKey(n)) is { } stranger)
                return new Refusal(Codes.RequestInvalid, "cashiers", "collectsNothing").With("user", stranger);

            var point = await db.Set<IssuingPointRecord>().FindAsync([agency, code], cancellationToken);
            if (point is null)
            {
                db.Add(point = new IssuingPointRecord
                {
                    AgencyId = agency, Code = code, Name = "", Address = "", RangeSize = request.RangeSize, IsOpen = request.IsOpen,
                });
            }

            (point.Name, point.Address, point.AuthorisedBody) = (request.Name.Kept(), request.Address.Kept(), request.AuthorisedBody.KeptOrNone());
            (point.RangeSize, point.IsOpen) = (request.RangeSize, request.IsOpen);
            var cashiers = await Seat(code, names.ConvertAll(n => collectors[n]), cancellationToken);
            var ranges = await db.Set<ReceiptRangeRecord>().AsNoTracking().Where(r => r.AgencyId == agency && r.Point == code).ToListAsync(cancellationToken);
            return IssuingPointView.Of(context.Agency.Code.Value, point, cashiers, ranges);
        }

        /// <summary>Those who sat here or sit elsewhere get up first.</summary>
        private async Task<IEnumerable<IssuingPointCashierRecord>> Seat(string code, List<Appointed.Person> people, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            var ids = people.ConvertAll(p => p.Id);
            await db.Set<IssuingPointCashierRecord>().Where(c => c.AgencyId == agency && (c.Point == code || ids.Contains(c.UserId))).ExecuteDeleteAsync(cancel);
            var seated = people.ConvertAll(p => new IssuingPointCashierRecord { AgencyId = agency, UserId = p.Id, UserName = p.UserName, Point = code });
            db.AddRange(seated);
            return seated;
        }
    }
}
