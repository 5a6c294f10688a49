using System.Data.Common;
using System.Globalization;

using KeToanChung.App.Data;
using KeToanChung.App.Integrity;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KeToanChung.Db;

/// <summary>Runs <c>checks/*.sql</c>: each selects the rows that are wrong, with their agency in the column <c>AgencyId</c>.</summary>
internal sealed class BooksChecks(AppDb db) : ICheckBooks
{
    private const int RowsShown = 5;

    private const int TimeoutSeconds = 600; // a province's lines are read as a whole

    private const string Folder = "KeToanChung.Db.checks.";

    internal static IReadOnlyList<(string Name, string Sql)> Checks { get; } = [.. ReadAll()];

    public async Task<IReadOnlyList<CheckResult>> Run(int? agency, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var results = new List<CheckResult>(Checks.Count);
            foreach (var (name, sql) in Checks)
            {
                var detail = await FirstWrongRows(sql, agency, cancel);
                results.Add(new CheckResult(name, detail is null, detail));
            }

            return results;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The same check for one agency. SQLite doesn't look for its rows inside a UNION, so the text has the places ready.</summary>
    internal static string InOneAgency(string sql) =>
        $"SELECT * FROM (\n{sql.Replace("--agency:", "", StringComparison.Ordinal)}\n) AS wrong WHERE wrong.\"AgencyId\" = @agency";

    private async Task<string?> FirstWrongRows(string sql, int? agency, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandTimeout = TimeoutSeconds;
        command.CommandText = agency is null ? sql : InOneAgency(sql);
        if (agency is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@agency", agency);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync(cancel);
        var shown = new List<string>();
        while (await rows.ReadAsync(cancel))
        {
            if (shown.Count == RowsShown)
            {
                shown.Add("…");
                break;
            }

            shown.Add(Describe(rows));
        }

        return shown.Count == 0 ? null : string.Join("; ", shown);
    }

    private static string Describe(DbDataReader row) => string.Join(
        ", ",
        Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetName(i)} {Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)}"));

    private static IEnumerable<(string Name, string Sql)> ReadAll()
    {
        var assembly = typeof(BooksChecks).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (Path.GetFileNameWithoutExtension(resource[Folder.Length..]), reader.ReadToEnd());
        }
    }
}
