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

/// <summary>Nhập biên lai giấy: a book of pre-numbered forms that the agency bought or had printed.</summary>
public static class AddPaperBook
{
    private const int LongestForm = 20;

    private const int LongestSeries = 16;

    private const int LargestNumber = 9_999_999;

    [Needs(Right.PostVouchers)]
    public sealed record Command(AgencyCode Agency, string Form, string Series, int First, int Final, DateOnly? ReceivedOn, string? Source)
        : ICommand<Outcome<PaperBookView>>, IRequest<Outcome<PaperBookView>>, IInAgency;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Form).IsGiven().IsText(LongestForm);
            RuleFor(c => c.Series).IsGiven().IsText(LongestSeries).Must(s => s is null || !ReceiptNumbers.IsSeries(s.Trim().ToUpperInvariant())).WithErrorCode("paperSeries");
            RuleFor(c => c.First).InclusiveBetween(1, LargestNumber).WithErrorCode("paperNumber");
            RuleFor(c => c.Final).InclusiveBetween(1, LargestNumber).WithErrorCode("paperNumber");
            RuleFor(c => c.Final).GreaterThanOrEqualTo(c => c.First).WithErrorCode("paperOrder");
            RuleFor(c => c.Source).IsText();
        }
    }

    internal sealed class Handler(AppDb db, LedgerHeads heads, PaperBooks books, CallContext context, BusinessClock clock)
        : IRequestHandler<Command, Outcome<PaperBookView>>
    {
        public async Task<Outcome<PaperBookView>> Handle(Command request, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            if (request.ReceivedOn > today)
                return new Refusal(Codes.RequestInvalid, "receivedOn", "dateAhead").With("date", today);
            if (today > PaperDeadlines.LastDay)
                return new Refusal(Codes.RequestInvalid, "form", "paperEnded").With("date", PaperDeadlines.LastDay);

            var (agency, series) = (context.Agency.Id, request.Series.Trim().ToUpperInvariant());
            var head = await heads.Hold(agency, cancellationToken);
            if (await db.Set<PaperBookRecord>().AsNoTracking()
                .FirstOrDefaultAsync(b => b.AgencyId == agency && b.Series == series && b.First <= request.Final && b.Final >= request.First, cancellationToken) is { } other)
            {
                return new Refusal(Codes.RequestInvalid, "first", "paperOverlaps").With("series", series).With("first", other.First).With("final", other.Final);
            }

            var book = new PaperBookRecord
            {
                AgencyId = agency, No = head.NextDocument(), Form = request.Form.Trim().ToUpperInvariant(), Series = series, First = request.First, Final = request.Final,
                Next = request.First, ReceivedOn = request.ReceivedOn ?? today,
            };
            db.Add(book);
            var move = books.Keep(book, head.NextDocument(), PaperMove.Received, book.First, book.Final, note: request.Source?.Kept());
            return PaperBookView.Of(book, move.Note, spoiled: 0, destroyed: 0);
        }
    }
}
