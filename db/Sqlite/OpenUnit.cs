using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// One unit of work on the writer's connection, undone unless it is committed. Begun and ended by kept statements: EF's transaction around the
/// driver's took a voucher a twentyfifth of its time. EF sees none, so it must not begin its own.
/// </summary>
internal sealed class OpenUnit : IDisposable
{
    // At once with the right to write, so that nothing is read before it.
    private static readonly RowStatement Begin = new("BEGIN IMMEDIATE", [], MustHit: null);

    private static readonly RowStatement End = new("COMMIT", [], MustHit: null);

    private static readonly RowStatement Undo = new("ROLLBACK", [], MustHit: null);

    private readonly AppDb db;

    private readonly RowStatements statements;

    public OpenUnit(AppDb db)
    {
        this.db = db;
        statements = RowStatements.Of((SqliteConnection)db.Database.GetDbConnection());
        statements.Run(Begin);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public void Commit() => statements.Run(End);

    public void Dispose()
    {
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
        if (statements.IsInTransaction)
            statements.Run(Undo);
    }
}
