using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>Giao việc đối chiếu: who looks after a statement line, or a fee that the bank hasn't credited, until it is settled.</summary>
public static class AssignItem
{
    /// <param name="Item">The id of the line, or of the fee.</param>
    /// <param name="UserName">Who keeps the agency's books; null gives it back to nobody.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Item, string? UserName) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Item, string? Owner) : IHasSubject
    {
        string IHasSubject.Subject => $"reconciliation item {Item}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Item).IsGiven().IsText(Shape.Short);
            RuleFor(c => c.UserName).IsText(Shape.Short);
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            await heads.Hold(agency, cancellationToken); // of two who take it at once the second is told by the first's name in the list
            if (!await IsThere(request.Item, cancellationToken))
                return new Refusal(Codes.NotFound, "item");

            var held = await db.Set<ItemOwnerRecord>().FindAsync([agency, request.Item], cancellationToken);
            if (string.IsNullOrWhiteSpace(request.UserName))
            {
                if (held is not null)
                    db.Remove(held);
                return new Result(request.Item, null);
            }

            var keepers = await Appointed.With(Right.PostVouchers, context.AgencyEntry, context.DayOf(clock), db, cancellationToken);
            if (keepers.FirstOrDefault(k => string.Equals(k.UserName, request.UserName.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } owner)
                return new Refusal(Codes.RequestInvalid, "userName", "keepsNoBooks").With("value", request.UserName.Trim());

            if (held is not null)
                (held.UserId, held.UserName, held.AssignedAt, held.AssignedBy) = (owner.Id, owner.UserName, clock.Now, context.CallerOrThrow.UserName);
            else
                db.Add(OwnerOf(request.Item, owner));
            return new Result(request.Item, owner.UserName);
        }

        private ItemOwnerRecord OwnerOf(string item, Appointed.Person owner) => new()
        {
            AgencyId = context.Agency.Id, Item = item, UserId = owner.Id, UserName = owner.UserName, AssignedAt = clock.Now, AssignedBy = context.CallerOrThrow.UserName,
        };

        private async Task<bool> IsThere(string item, CancellationToken cancel)
        {
            var agency = context.Agency.Id;
            if (LineId.TryParse(item, out var line))
            {
                return line.ToString() == item && line.Agency == agency
                    && await db.Set<StatementLineRecord>().AnyAsync(l => l.AgencyId == agency && l.StatementNo == line.Statement && l.LineNo == line.Line, cancel);
            }

            return DocumentId.TryParse(item, out var fee) && fee.ToString() == item && fee.Agency == agency
                && await db.Set<FeeCaseRecord>().AnyAsync(f => f.AgencyId == agency && f.No == fee.Number, cancel);
        }
    }
}
