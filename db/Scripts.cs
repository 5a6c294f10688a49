using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>What is done to a database in its own language: texts beside the context that they are for.</summary>
internal static class Scripts
{
    /// <summary>A text that each database must have.</summary>
    public static string Read(AppDb db, string name) =>
        Find(db, name) ?? throw new InvalidOperationException($"{name} is missing beside {db.GetType()}.");

    /// <summary>Null where this database has no such text.</summary>
    public static string? Find(AppDb db, string name)
    {
        using var stream = db.GetType().Assembly.GetManifestResourceStream(db.GetType(), name);
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static async Task Run(AppDb db, string script, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
