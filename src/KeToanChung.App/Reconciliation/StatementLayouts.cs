using System.Globalization;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger.Reconciliation.Formats;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Reconciliation;

/// <summary>The layouts of an agency's bank, as they are stored and as they are read by.</summary>
internal static class StatementLayouts
{
    public static async Task<List<StatementLayout>> Of(AppDb db, int agency, CancellationToken cancel) =>
        (await db.Set<StatementLayoutRecord>().AsNoTracking().Where(l => l.AgencyId == agency).ToListAsync(cancel)).ConvertAll(LayoutOf);

    public static StatementLayout LayoutOf(StatementLayoutRecord record) => new(
        record.Headings.Split('\n'),
        record.Columns.Split(';').Select(c => c.Split('=')).ToDictionary(c => Enum.Parse<StatementColumn>(c[0]), c => int.Parse(c[1], CultureInfo.InvariantCulture)));

    public static string Written(IReadOnlyDictionary<StatementColumn, int> columns) =>
        string.Join(';', columns.OrderBy(c => c.Value).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}")));
}
