using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.PaperReceipts;

/// <summary>Kết quả hủy biên lai giấy (02/HUY-HĐBLG).</summary>
/// <param name="SendBy">The last day on which the tax authority must be told.</param>
/// <param name="Items">Which numbers were destroyed.</param>
public sealed record PaperDestructionView(
    string Id, DateOnly On, string Way, string Witnesses, string MadeBy, DateOnly SendBy, DateOnly? SentOn, string? Reference, int Forms,
    IReadOnlyList<PaperDestructionView.Item> Items) : IHasSubject
{
    string IHasSubject.Subject => $"paper receipt destruction {Id}";

    public sealed record Item(string Form, string Series, int First, int Final, int Forms);

    internal static PaperDestructionView Of(PaperDestructionRecord record, IEnumerable<(PaperBookRecord Book, PaperMoveRecord Move)> destroyed)
    {
        var items = destroyed.OrderBy(d => d.Book.Form, StringComparer.Ordinal).ThenBy(d => d.Book.Series, StringComparer.Ordinal).ThenBy(d => d.Move.First)
            .Select(d => new Item(d.Book.Form, d.Book.Series, d.Move.First, d.Move.Final, d.Move.Final - d.Move.First + 1)).ToList();
        return new PaperDestructionView(
            new DocumentId(record.AgencyId, record.No).ToString(), record.On, record.Way, record.Witnesses, record.MadeBy, PaperDeadlines.ToldBy(record.On),
            record.SentOn, record.Reference, items.Sum(i => i.Forms), items);
    }
}
