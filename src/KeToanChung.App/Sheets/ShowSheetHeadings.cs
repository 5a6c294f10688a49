using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Reconciliation.Formats;

using MediatR;

namespace KeToanChung.App.Sheets;

/// <summary>Các cột của một tệp: each heading, and the column as which it is read; also of a sheet that can't be read yet.</summary>
public static class ShowSheetHeadings
{
    [NeedsSignIn]
    public sealed record Query(DocumentSheet Sheet) : IQuery<Outcome<Result>>, IRequest<Outcome<Result>>;

    public sealed record Result(IReadOnlyList<Heading> Headings, IReadOnlyList<Column> Columns);

    /// <param name="Field">Null where it isn't read.</param>
    public sealed record Heading(string Text, string? Field);

    public sealed record Column(string Field, string Heading, bool IsNeeded);

    internal sealed class Handler(SheetReader reader, IEnumerable<SheetColumns> kinds) : IRequestHandler<Query, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Query request, CancellationToken cancellationToken)
        {
            var columns = kinds.First(k => k.Kind == request.Sheet.Kind).Columns;
            try
            {
                var (row, places) = Sheet.Headings(request.Sheet.Content, columns, await reader.Explained(request.Sheet.Kind, cancellationToken));
                var fields = places.ToDictionary(p => p.Value, p => p.Key);
                return new Result(
                    [.. row.Cells.Index().Where(c => !c.Item.IsEmpty).Select(c => new Heading(c.Item.Text.Trim(), fields.GetValueOrDefault(c.Index))).DistinctBy(h => h.Text)],
                    [.. columns.Select(c => new Column(c.Field, c.Heading, c.IsNeeded))]);
            }
            catch (UnreadableStatementException unreadable)
            {
                return unreadable.Fault;
            }
        }
    }
}
