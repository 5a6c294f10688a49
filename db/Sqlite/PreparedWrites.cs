using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// Writes rows with statements that are prepared once and kept while their connection is open. SQLite runs in this process, so what
/// a row costs is the making and reading of its SQL: this does it once for all rows of a kind.
/// </summary>
internal sealed class PreparedWrites(AppDb db)
{
    /// <summary>Inserts in the current transaction.</summary>
    public void Insert<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count == 0)
            return;

        var shape = RowShape.Of(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is no table."));
        foreach (var row in rows)
            Insert(shape, row);
    }

    /// <summary>
    /// Saves what is tracked, as <c>SaveChanges</c> would. False, with nothing written, where there is more to it than inserting and
    /// updating rows whose values are all known.
    /// </summary>
    public bool TrySave()
    {
        var changed = db.ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList(); // detects changes
        if (!changed.TrueForAll(e => e.State is EntityState.Added or EntityState.Modified && RowShape.Of(e.Metadata).IsPlain))
            return false;

        // A row stands after those that it refers to.
        foreach (var entry in changed.Where(e => e.State is EntityState.Added).OrderBy(e => RowShape.Of(e.Metadata).Rank))
            Insert(RowShape.Of(entry.Metadata), entry.Entity);
        foreach (var entry in changed.Where(e => e.State is EntityState.Modified))
            Update(RowShape.Of(entry.Metadata), entry);
        db.ChangeTracker.AcceptAllChanges();
        return true;
    }

    private void Insert(RowShape shape, object row)
    {
        using var command = Prepared(shape.InsertSql, shape.Columns.Count);
        for (var i = 0; i < shape.Columns.Count; i++)
            command.Parameters[i].Value = shape.Columns[i].ValueIn(row);
        command.ExecuteNonQuery();
    }

    private void Update(RowShape shape, EntityEntry entry)
    {
        var set = shape.Columns.Where(c => entry.Property(c.Property).IsModified).ToList();
        using var command = Prepared(shape.UpdateSql(set), set.Count + shape.Guards.Count);
        var next = 0;
        foreach (var column in set)
            command.Parameters[next++].Value = column.ValueIn(entry.Entity);
        foreach (var guard in shape.Guards)
            command.Parameters[next++].Value = guard.Stored(entry.Property(guard.Property).OriginalValue);
        if (command.ExecuteNonQuery() != 1)
            throw new DbUpdateConcurrencyException($"A row of {entry.Metadata.DisplayName()} is not as it was read.");
    }

    private SqliteCommand Prepared(string sql, int parameters)
    {
        var transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var connection = transaction.Connection!;
        var command = KeptStatements.Of(connection).Take(sql, connection, transaction);
        for (var i = command.Parameters.Count; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        return command;
    }
}
