using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;

namespace KeToanChung.Db.Sqlite;

/// <summary>What SQLite's errors mean to a caller.</summary>
internal static class SqliteFaults
{
    private const int ConstraintUnique = 2067;

    private const int ConstraintPrimaryKey = 1555;

    private const int Busy = 5;

    private const int BusySnapshot = 517;

    private const int Locked = 6;

    internal const int DiskError = 10;

    private const int DiskFull = 13;

    private const int CannotOpen = 14;

    public static DatabaseFault? Recognise(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Translate(cause) is { } fault)
                return fault;
        }

        return null;
    }

    private static DatabaseFault? Translate(Exception exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey } => DatabaseFault.Duplicate,
        SqliteException { SqliteExtendedErrorCode: BusySnapshot } or SqliteException { SqliteErrorCode: Locked } => DatabaseFault.Deadlock,

        // SQLite has waited as long as it may for another process: that is no race that one more try would win.
        SqliteException { SqliteErrorCode: Busy or DiskError or DiskFull or CannotOpen } => DatabaseFault.Unavailable,
        _ => null,
    };
}
