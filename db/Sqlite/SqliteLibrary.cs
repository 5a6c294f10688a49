using SQLitePCL;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// The library as a whole, before its first connection. A connection is used by one thread at a time, and nobody asks how much memory
/// is in use: it needn't lock at each call and each piece of memory for either.
/// </summary>
internal static class SqliteLibrary
{
    private const int CountMemory = 9; // SQLITE_CONFIG_MEMSTATUS, which SQLitePCL has no name for

    /// <summary>Of no effect where the library is in use already.</summary>
    public static void SetUp()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        raw.sqlite3_config(CountMemory, 0);
    }
}
