using KeToanChung.App.Data;

using Microsoft.Data.SqlClient;

namespace KeToanChung.Db.SqlServer;

/// <summary>The unit of work on SQL Server, and what its faults mean.</summary>
internal sealed class SqlServerDatabase(AppDb db, SharedUnit shared, ChangedRows changed) : ServerDatabase(db, shared, changed)
{
    private const byte BreaksTheConnection = 20;

    protected override DatabaseFault? Translate(Exception exception) =>
        exception is SqlException error ? Meaning(error.Number, error.Class) : null;

    /// <summary>What an error number of SQL Server, or of the way to it, means. Its text is never looked at: it is in the server's language.</summary>
    internal static DatabaseFault? Meaning(int number, byte severity) => number switch
    {
        2601 or 2627 => DatabaseFault.Duplicate, // unique index, unique or primary key
        1205 or 1222 or 3960 => DatabaseFault.Deadlock, // deadlock victim, lock timeout, snapshot conflict
        -2 or -1 or 2 or 53 or 64 or 121 or 233 or 258 or 10053 or 10054 or 10060 or 10061 or 11001 // timeout, or the network
            or 596 or 4060 or 6005 or 10928 or 10929 or 17142 // session killed, database not there, shutting down, out of workers, paused
            or 40197 or 40501 or 40613 => DatabaseFault.Unavailable, // failing over
        _ => severity >= BreaksTheConnection ? DatabaseFault.Unavailable : null,
    };
}
