using FluentValidation;

using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.CashDesks;

using MediatR;

namespace KeToanChung.App.CashDesks;

/// <summary>Đóng bàn thu (ca quỹ) by its holder, with a count by denomination. A surplus or shortage needs words; it is posted by who confirms.</summary>
public static class CloseDesk
{
    /// <param name="Note">Why the count differs from receipts, vouchers and hand-overs.</param>
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, DocumentId Desk, IReadOnlyList<CashPieces> Count, string? Note = null)
        : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, long Expected, long Counted, long Difference) : IHasSubject
    {
        string IHasSubject.Subject => $"cash desk {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Count).IsCount();
            RuleFor(c => c.Note).IsText();
        }
    }

    internal sealed class Handler(LedgerHeads heads, DeskBooks books, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var (count, wrong) = CashCount.Of(request.Count);
            if (count is null)
                return Outcome<Result>.Refused(wrong);

            var head = await heads.Hold(context.Agency.Id, cancellationToken); // no receipt slips between the sum and the close
            var desk = await books.Find(request.Desk, cancellationToken);
            if (desk is null || desk.HolderId != context.CallerOrThrow.UserId)
                return new Refusal(Codes.NotFound, "id");
            if (desk.ClosedAt is not null)
                return new Refusal(Codes.RequestWrongState, "id", "deskClosed");

            var book = await books.Of(desk, head.LastEvent, cancellationToken);
            if (book.HandOvers.FirstOrDefault(h => h.State is HandOverState.Offered) is { } offered)
                return new Refusal(Codes.RequestWrongState, "id", "handOverWaits").With("amount", offered.Amount).With("receiver", offered.To);

            var difference = checked(count.Total - book.Expected);
            if (difference != 0 && string.IsNullOrWhiteSpace(request.Note))
            {
                return new Refusal(Codes.RequestInvalid, "note", "countDiffers").With("counted", count.Total).With("expected", book.Expected)
                    .With("difference", difference);
            }

            (desk.ClosedAt, desk.ClosedEvent, desk.ClosingExpected, desk.ClosingCounted, desk.ClosingNote) =
                (clock.Now, head.LastEvent, book.Expected, count.Total, request.Note.KeptOrNone());
            books.AddCount(desk, CountMoment.Closing, count);
            return new Result(context.IdOf(desk.No).ToString(), book.Expected, count.Total, difference);
        }
    }
}
