using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.PaperReceipts;

/// <summary>
/// Hủy biên lai giấy còn lại: every form that is left in the agency's books; none can be written out afterwards. The result goes to the tax authority within five
/// working days (TT 91/2026, Điều 16). Books that somebody still holds are brought back first.
/// </summary>
public static class DestroyPaperReceipts
{
    /// <param name="Way">How: shredded, burnt.</param>
    /// <param name="Witnesses">Who saw it.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Way, string Witnesses) : ICommand<Outcome<PaperDestructionView>>, IRequest<Outcome<PaperDestructionView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Way).IsGiven().IsText(Shape.Name);
            RuleFor(c => c.Witnesses).IsGiven().IsText();
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, PaperBooks books, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<PaperDestructionView>>
    {
        public async Task<Outcome<PaperDestructionView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var agency = context.Agency.Id;
            var head = await heads.Hold(agency, cancellationToken);
            var left = await db.Set<PaperBookRecord>().Where(b => b.AgencyId == agency && b.Next <= b.Final).OrderBy(b => b.No).ToListAsync(cancellationToken);
            if (left.Count == 0)
                return new Refusal(Codes.RequestWrongState, "agency", "paperNoneLeft");
            if (left.Find(b => b.HolderId is not null) is { } held)
                return new Refusal(Codes.RequestWrongState, "agency", "paperStillHeld").With("series", held.Series).With("holder", held.Holder);

            var record = new PaperDestructionRecord
            {
                AgencyId = agency, No = head.NextDocument(), On = clock.Today, Way = request.Way.Kept(), Witnesses = request.Witnesses.Kept(),
                MadeAt = clock.Now, MadeBy = context.CallerOrThrow.UserName,
            };
            db.Add(record);
            var destroyed = new List<(PaperBookRecord, PaperMoveRecord)>();
            foreach (var book in left)
            {
                var move = books.Keep(book, head.NextDocument(), PaperMove.Destroyed, book.Next, book.Final, destruction: record.No);
                book.Next = book.Final + 1;
                destroyed.Add((book, move));
            }

            return PaperDestructionView.Of(record, destroyed);
        }
    }
}
