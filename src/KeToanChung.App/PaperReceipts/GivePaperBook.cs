using FluentValidation;

using KeToanChung.App.Data;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Cấp quyển biên lai giấy cho người thu, or takes it back: she alone writes receipts out of it.</summary>
public static class GivePaperBook
{
    /// <param name="To">User name of one who collects for the agency; null brings the book back.</param>
    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Book, string? To) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    public sealed record Result(string Id, string? Holder) : IHasSubject
    {
        string IHasSubject.Subject => $"paper receipt book {Id}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.To).IsText(Shape.Name);
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, PaperBooks books, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var head = await heads.Hold(context.Agency.Id, cancellationToken);
            var found = await books.Find(request.Book, "id", cancellationToken);
            if (found.Value is not { } book)
                return Outcome<Result>.Refused(found.Refusals);
            if (book.Next > book.Final)
                return new Refusal(Codes.RequestWrongState, "id", "paperUsedUp");

            if (string.IsNullOrWhiteSpace(request.To))
            {
                if (book.HolderId is null)
                    return new Refusal(Codes.RequestWrongState, "id", "paperNotGiven");
                books.Keep(book, head.NextDocument(), PaperMove.Returned, book.Next, book.Final, book.Holder);
                (book.HolderId, book.Holder) = (null, null);
                return new Result(context.IdOf(book.No).ToString(), book.Holder);
            }

            if (book.HolderId is not null)
                return new Refusal(Codes.RequestWrongState, "id", "paperGiven").With("holder", book.Holder);
            var collectors = await Appointed.With(Right.IssueReceipts, context.AgencyEntry, clock.Today, db, cancellationToken);
            if (collectors.FirstOrDefault(c => c.UserName.Equals(request.To.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } collector)
                return new Refusal(Codes.RequestInvalid, "to", "collectsNothing").With("user", request.To.Trim());

            (book.HolderId, book.Holder) = (collector.Id, collector.UserName);
            books.Keep(book, head.NextDocument(), PaperMove.Given, book.Next, book.Final, book.Holder);
            return new Result(context.IdOf(book.No).ToString(), book.Holder);
        }
    }
}
