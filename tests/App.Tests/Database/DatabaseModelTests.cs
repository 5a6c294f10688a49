using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Db;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>What can be told of the data model, its migrations and their SQL without a server.</summary>
public sealed class DatabaseModelTests : IDisposable
{
    private readonly List<ServiceProvider> opened = [];

    public void Dispose() => opened.ForEach(services => services.Dispose());

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public void The_migrations_lead_to_the_model(DatabaseKind kind) =>
        Assert.False(Of(kind).Database.HasPendingModelChanges(), "The model changed: run db/add-migration.sh.");

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public void The_database_makes_no_keys_of_ours(DatabaseKind kind)
    {
        var made = Of(kind).Model.GetEntityTypes()
            .Where(e => e.ClrType.Namespace!.StartsWith("KeToanChung", StringComparison.Ordinal) && !e.IsOwned())
            .SelectMany(e => e.GetProperties())
            .Where(p => p.ValueGenerated is not ValueGenerated.Never && p.GetBeforeSaveBehavior() is PropertySaveBehavior.Ignore)
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}");

        Assert.Empty(made);
    }

    [Theory]
    [InlineData("VoucherLines", true)]
    [InlineData("AccountBalances", true)]
    [InlineData("LedgerHeads", false)] // its key is a number: SQLite's own order already
    [InlineData("StoredFiles", false)] // a row may be a photo
    [InlineData("WebhookDeliveries", false)] // or a whole message
    public void On_SQLite_rows_stand_in_the_order_of_a_key_of_several_columns(string table, bool isClustered)
    {
        var script = Of(DatabaseKind.Sqlite).GetService<IMigrator>().GenerateScript();
        var created = script.Split(';').Single(s => s.Contains($"CREATE TABLE \"{table}\"", StringComparison.Ordinal));

        Assert.Equal(isClustered, created.EndsWith("WITHOUT ROWID", StringComparison.Ordinal));
    }

    [Fact]
    public void The_codes_of_all_fees_that_an_exemption_may_name_fit_in_its_row()
    {
        var model = Of(DatabaseKind.PostgreSql).Model;
        var code = model.FindEntityType(typeof(FeeTypeRecord))!.FindProperty(nameof(FeeTypeRecord.Code))!.GetMaxLength();
        var fees = model.FindEntityType(typeof(FeeExemptionRecord))!.FindProperty(nameof(FeeExemptionRecord.Fees))!.GetMaxLength();

        Assert.True(fees >= FeeExemptionRecord.MostFees * (code + 1));
    }

    [Fact]
    public void Every_key_fits_what_SQL_Server_can_index()
    {
        const int mostBytesOfClusteredKey = 900;
        const int mostBytesOfIndex = 1_700;
        var tooLong = Of(DatabaseKind.SqlServer).Model.GetEntityTypes().Where(e => !e.IsOwned()).SelectMany(e =>
            e.GetKeys().Where(k => Bytes(k.Properties) > mostBytesOfClusteredKey).Select(k => k.ToString())
                .Concat(e.GetIndexes().Where(i => Bytes(i.Properties) > mostBytesOfIndex).Select(i => i.ToString())));

        Assert.Empty(tooLong);

        static long Bytes(IEnumerable<IProperty> properties) => properties.Sum(p => p.GetRelationalTypeMapping() switch
        {
            { IsUnicode: true, Size: { } letters } => 2L * letters,
            { ClrType: var text, Size: null } when text == typeof(string) => int.MaxValue,
            { Size: { } bytes } => bytes,
            _ => 16, // the longest of the others is a Guid
        });
    }

    [Fact]
    public void SQL_Server_reads_every_migration()
    {
        var script = Of(DatabaseKind.SqlServer).GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        TSql.MustParse(script);
    }

    [Fact]
    public void SQL_Server_reads_every_guard() => TSql.MustParse(Guards.ScriptOf(Of(DatabaseKind.SqlServer)));

    [Fact]
    public void SQL_Server_reads_every_check() =>
        Assert.All(BooksChecks.Checks, check => TSql.MustParse(BooksChecks.InOneAgency(check.Sql)));

    [Fact]
    public void The_administrators_script_does_what_the_application_would()
    {
        var db = Of(DatabaseKind.SqlServer);
        var script = File.ReadAllText(Path.Combine(Repository(), "db", "SqlServer", "ketoanchung.sql"));
        TSql.MustParse(script);

        var migrations = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        Assert.Contains(WithoutBlanks(migrations), WithoutBlanks(script), StringComparison.Ordinal);
        Assert.Contains(WithoutBlanks(Guards.ScriptOf(db)), WithoutBlanks(script), StringComparison.Ordinal);
    }

    private AppDb Of(DatabaseKind kind)
    {
        var services = new TestDatabase(kind, kind is DatabaseKind.PostgreSql ? "Host=nowhere" : "Data Source=nowhere", () => Task.CompletedTask).Services();
        opened.Add(services);
        return services.CreateScope().ServiceProvider.GetRequiredService<AppDb>();
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KeToanChung.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    private static string WithoutBlanks(string text) => string.Join(' ', text.Split([' ', '\r', '\n', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries));
}
