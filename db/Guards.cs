using System.Text;

using KeToanChung.App.Data;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>
/// What the database refuses by itself, whoever asks. Put up after every migration, because SQLite makes a table anew to alter it,
/// and its triggers go with the old one.
/// </summary>
internal static class Guards
{
    public static async Task Install(AppDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = ScriptOf(db);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The database's own guards, then those of each append-only table of the model.</summary>
    internal static string ScriptOf(AppDb db)
    {
        var script = new StringBuilder(Text(db, "Guards.sql"));
        var appendOnly = Text(db, "AppendOnly.sql");
        foreach (var table in AppendOnlyTablesOf(db))
            script.Append(appendOnly.Replace("{table}", table, StringComparison.Ordinal));
        return script.ToString();
    }

    internal static IEnumerable<string> AppendOnlyTablesOf(AppDb db) =>
        db.Model.GetEntityTypes().Select(e => e.FindAnnotation(AppendOnlyTables.Annotation)?.Value).OfType<string>().Order(StringComparer.Ordinal);

    // The texts stand beside the context that they are for.
    private static string Text(AppDb db, string name)
    {
        using var stream = db.GetType().Assembly.GetManifestResourceStream(db.GetType(), name)
            ?? throw new InvalidOperationException($"{name} is missing beside {db.GetType()}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
