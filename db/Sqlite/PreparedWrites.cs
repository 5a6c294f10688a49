using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// Writes rows with statements that are prepared once and kept while their connection is open. SQLite runs in this process, so what
/// a row costs is the making and reading of its SQL: this does it once for all rows of a kind.
/// </summary>
internal sealed class PreparedWrites(AppDb db, ChangedRows changed)
{
    /// <summary>Inserts in the current transaction.</summary>
    public void Insert<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count == 0)
            return;

        var shape = RowShape.Of(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is no table."));
        foreach (var row in rows)
            Run(shape.Insert(row));
    }

    /// <summary>Saves what is tracked, and what changed besides. False, with nothing written, where only <c>SaveChanges</c> can.</summary>
    public bool TrySave()
    {
        if (TrackedRows.Statements(db) is not { } statements)
            return false;

        foreach (var statement in statements.Concat(changed.Statements()))
            Run(statement);
        changed.Clear();
        db.ChangeTracker.AcceptAllChanges();
        return true;
    }

    private void Run(RowStatement statement)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        statement.Check(RowStatements.Of(connection).Run(statement));
    }
}
