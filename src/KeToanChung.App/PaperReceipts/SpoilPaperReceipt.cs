using FluentValidation;

using KeToanChung.App.Pipeline;
using KeToanChung.App.Posting;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Fees;

using MediatR;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Xóa bỏ số biên lai giấy viết hỏng: the next form of a book is crossed out, and its copies stay in it.</summary>
public static class SpoilPaperReceipt
{
    [Needs(Right.IssueReceipts)]
    public sealed record Command(AgencyCode Agency, string Book, string Reason) : ICommand<Outcome<Result>>, IRequest<Outcome<Result>>, IInAgency;

    /// <param name="Number">The form that was crossed out.</param>
    public sealed record Result(string Id, string Series, int Number) : IHasSubject
    {
        string IHasSubject.Subject => $"paper receipt {Series}-{Number}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).IsGiven().IsText();
    }

    internal sealed class Handler(LedgerHeads heads, PaperBooks books, CallContext context, BusinessClock clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command request, CancellationToken cancellationToken)
        {
            var head = await heads.Hold(context.Agency.Id, cancellationToken);
            var found = await books.OfCaller(request.Book, FeeMethod.Cash, clock.Today, cancellationToken);
            if (found.Value is not { } book)
                return Outcome<Result>.Refused(found.Refusals);

            var number = book.Next++;
            books.Keep(book, head.NextDocument(), PaperMove.Spoiled, number, number, book.Holder, request.Reason.Kept());
            return new Result(context.IdOf(book.No).ToString(), book.Series, number);
        }
    }
}
