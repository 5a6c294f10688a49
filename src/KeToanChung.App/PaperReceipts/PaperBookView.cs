using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Một quyển biên lai giấy: what came, what was used, spoiled and destroyed, what is left.</summary>
/// <param name="Next">The first number that is left; null once none is.</param>
/// <param name="Holder">Who writes them out; null while the agency keeps the book.</param>
public sealed record PaperBookView(
    string Id, string Form, string Series, int First, int Final, DateOnly ReceivedOn, string? Source, string? Holder, int Used, int Spoiled, int Destroyed, int Left, int? Next)
    : IHasSubject
{
    string IHasSubject.Subject => $"paper receipt book {Id}";

    internal static PaperBookView Of(PaperBookRecord book, string? source, int spoiled, int destroyed) => new(
        new DocumentId(book.AgencyId, book.No).ToString(), book.Form, book.Series, book.First, book.Final, book.ReceivedOn, source, book.Holder,
        book.Next - book.First - spoiled - destroyed, spoiled, destroyed, book.Final - book.Next + 1, book.Next > book.Final ? null : book.Next);
}
