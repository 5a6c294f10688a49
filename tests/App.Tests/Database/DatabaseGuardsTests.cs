using System.Data.Common;

using KeToanChung.App.Data;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>What each database refuses by itself, whoever asks: these tests go past the code.</summary>
public sealed class DatabaseGuardsTests(TestDatabases databases)
{
    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Rows_of_append_only_tables_are_neither_changed_nor_deleted(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        var tables = AppendOnlyTablesOf(database);
        Assert.NotEmpty(tables);

        foreach (var table in tables)
        {
            await AddAnyRow(database, table);
            var column = table.FindPrimaryKey()!.Properties[0].GetColumnName();

            await MustRefuse(database, $"UPDATE \"{table.GetTableName()}\" SET \"{column}\" = \"{column}\"", "append-only");
            await MustRefuse(database, $"DELETE FROM \"{table.GetTableName()}\"", "append-only");
        }
    }

    private static List<IEntityType> AppendOnlyTablesOf(TestDatabase database)
    {
        using var services = database.Services();
        using var scope = services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<AppDb>().Model;
        return [.. model.GetEntityTypes().Where(e => e.FindAnnotation(AppendOnlyTables.Annotation) is not null)];
    }

    private static async Task MustRefuse(TestDatabase database, string sql, string reason)
    {
        var refusal = await Record.ExceptionAsync(() => database.Execute(sql));
        Assert.True(refusal is DbException, $"{sql}: {refusal?.Message ?? "went through"}");
        Assert.Contains(reason, refusal!.Message, StringComparison.Ordinal);
    }

    // SQLite's triggers look at rows, so there must be one, whatever it would mean. Those of the servers look at statements.
    private static async Task AddAnyRow(TestDatabase database, IEntityType table)
    {
        if (database.Kind is not DatabaseKind.Sqlite)
            return;

        var columns = table.GetProperties().Select(p => p.GetColumnName()).ToList();
        await database.Execute(
            $"PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; INSERT INTO \"{table.GetTableName()}\" "
            + $"(\"{string.Join("\", \"", columns)}\") VALUES ({string.Join(", ", columns.Select(_ => "1"))})");
    }
}
