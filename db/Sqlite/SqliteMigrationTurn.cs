using KeToanChung.App.Data;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Db.Sqlite;

/// <summary>A locked file beside the database. EF's own lock is a row, which outlives the process that wrote it.</summary>
internal sealed class SqliteMigrationTurn(string connectionString) : IMigrationTurn
{
    private const int PauseMilliseconds = 100;

    private const int LongestWaitMinutes = 10;

    private readonly string file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource) + "-migrating";

    public async Task<IAsyncDisposable> Take(AppDb db, CancellationToken cancel)
    {
        var turn = await Lock(cancel);
        try
        {
            if (File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource))
                await PutInOrder(db, cancel);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    private async Task<FileStream> Lock(CancellationToken cancel)
    {
        for (var waited = 0; ; waited += PauseMilliseconds)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(file) && waited < LongestWaitMinutes * 60_000)
            {
                await Task.Delay(PauseMilliseconds, cancel);
            }
        }
    }

    private static async Task PutInOrder(AppDb db, CancellationToken cancel)
    {
        // A file that was copied or restored may have lost it; and nobody else migrates, so a row of EF's lock is a dead process's.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancel);
        if (await db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
    }
}
