using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db;

/// <summary>
/// Rows that are written whole when the unit of work is saved, each found by its key. They were read under a lock that is still held, so
/// nobody needs to find out what became different in them, or whether somebody else was quicker.
/// </summary>
internal sealed class ChangedRows(AppDb db)
{
    private readonly HashSet<object> rows = new(ReferenceEqualityComparer.Instance);

    public void Add(object row) => rows.Add(row);

    public IEnumerable<RowStatement> Statements() => rows.Select(row => RowShape.Of(db.Model.FindEntityType(row.GetType())!).Update(row));

    /// <summary>Leaves them to <c>SaveChanges</c>.</summary>
    public void Track()
    {
        foreach (var row in rows)
            db.Entry(row).State = EntityState.Modified;
        rows.Clear();
    }

    /// <summary>They are written, or never will be.</summary>
    public void Clear() => rows.Clear();
}
