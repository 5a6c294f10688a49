using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace KeToanChung.Db.Sqlite;

/// <summary>
/// Keeps the rows of a table in the order of its key, where that has several columns (WITHOUT ROWID). Otherwise SQLite keeps them by a number of its
/// own, and beside them an index from the key to that number: two trees to write for each row, and two to look through for each that is read.
/// </summary>
internal sealed class ClusteredTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>A row that fills a page makes the tree deep: files and whole documents stay beside it.</summary>
    private const int LongestBytes = 64;

    private const int LongestText = 4_000;

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (IsClustered(operation))
            builder.Append(" WITHOUT ROWID");
        if (!terminate)
            return;

        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }

    private static bool IsClustered(CreateTableOperation table) =>
        table.PrimaryKey is { Columns.Length: > 1 }
        && !table.Columns.Exists(c => c.ClrType == typeof(byte[]) ? c.MaxLength is not <= LongestBytes : c.MaxLength > LongestText);
}
