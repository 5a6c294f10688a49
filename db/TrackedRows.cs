using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KeToanChung.Db;

/// <summary>
/// The statements that save what is tracked, as <c>SaveChanges</c> would: it makes each anew, with a plan, an order and an identity for every row, and
/// that costs more than a server takes to run them.
/// </summary>
internal static class TrackedRows
{
    /// <summary>Null where there is more to it than inserting and updating rows whose values are all known.</summary>
    public static IEnumerable<RowStatement>? Statements(AppDb db)
    {
        var changed = db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList(); // detects changes
        return changed.TrueForAll(e => e.State is EntityState.Added or EntityState.Modified && RowShape.Of(e.Metadata).IsPlain)
            ? Statements(changed)
            : null;
    }

    // A row stands after those that it refers to.
    private static IEnumerable<RowStatement> Statements(List<EntityEntry> changed) => changed
        .Where(e => e.State is EntityState.Added).OrderBy(e => RowShape.Of(e.Metadata).Rank).Select(e => RowShape.Of(e.Metadata).Insert(e.Entity))
        .Concat(changed.Where(e => e.State is EntityState.Modified).Select(e => RowShape.Of(e.Metadata).Update(e)));
}
