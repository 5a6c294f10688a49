using System.Text;

using KeToanChung.App.Data;

namespace KeToanChung.Db;

/// <summary>
/// What the database refuses by itself, whoever asks. Put up after every migration, because SQLite makes a table anew to alter it,
/// and its triggers go with the old one.
/// </summary>
internal static class Guards
{
    public static Task Install(AppDb db, CancellationToken cancel) => Scripts.Run(db, ScriptOf(db), cancel);

    /// <summary>The database's own guards, then those of each append-only table of the model.</summary>
    internal static string ScriptOf(AppDb db)
    {
        var script = new StringBuilder(Scripts.Read(db, "Guards.sql"));
        var appendOnly = Scripts.Read(db, "AppendOnly.sql");
        foreach (var table in AppendOnlyTablesOf(db))
            script.Append(appendOnly.Replace("{table}", table, StringComparison.Ordinal));
        return script.ToString();
    }

    internal static IEnumerable<string> AppendOnlyTablesOf(AppDb db) =>
        db.Model.GetEntityTypes().Select(e => e.FindAnnotation(AppendOnlyTables.Annotation)?.Value).OfType<string>().Order(StringComparer.Ordinal);
}
