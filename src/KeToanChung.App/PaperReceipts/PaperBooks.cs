using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Looks a book of paper receipts up for what is to be done with it, and keeps what became of its forms.</summary>
public sealed class PaperBooks(AppDb db, CallContext context, BusinessClock clock)
{
    internal async Task<Outcome<PaperBookRecord>> Find(string? id, string field, CancellationToken cancel) =>
        DocumentId.TryParse(id, out var book) && book.Agency == context.Agency.Id
        && await db.Set<PaperBookRecord>().FindAsync([book.Agency, book.Number], cancel) is { } found
            ? found
            : new Refusal(Codes.NotFound, field);

    /// <summary>The book that the caller writes a receipt out of today. The head is held.</summary>
    internal async Task<Outcome<PaperBookRecord>> OfCaller(string id, FeeMethod method, DateOnly date, CancellationToken cancel)
    {
        if (method is not FeeMethod.Cash)
            return new Refusal(Codes.RequestInvalid, "paperBook", "paperForCash");
        if (date > PaperDeadlines.LastDay)
            return new Refusal(Codes.RequestInvalid, "paperBook", "paperEnded").With("date", PaperDeadlines.LastDay);

        var found = await Find(id, "paperBook", cancel);
        if (found.Value is not { } book)
            return found;
        if (book.HolderId != context.CallerOrThrow.UserId)
            return new Refusal(Codes.RequestInvalid, "paperBook", "paperOfOther").With("holder", book.Holder ?? "–");
        return book.Next > book.Final ? new Refusal(Codes.RequestWrongState, "paperBook", "paperUsedUp") : book;
    }

    internal PaperMoveRecord Keep(PaperBookRecord book, long no, PaperMove kind, int first, int final, string? person = null, string? note = null, long? destruction = null)
    {
        var move = new PaperMoveRecord
        {
            AgencyId = book.AgencyId, No = no, BookNo = book.No, Kind = kind, First = first, Final = final, On = clock.Today, Person = person, Note = note,
            DestructionNo = destruction, At = clock.Now, By = context.CallerOrThrow.UserName,
        };
        db.Add(move);
        return move;
    }
}
