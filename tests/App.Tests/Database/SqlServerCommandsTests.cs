using System.Runtime.CompilerServices;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KeToanChung.App.Tests.Database;

/// <summary>What EF would send to SQL Server, read by Microsoft's parser. What tests ask SQLite for is read as they go: <see cref="SqlServerTwin"/>.</summary>
public sealed class SqlServerCommandsTests
{
    [Fact]
    public void SQL_Server_reads_what_writes_changes_and_deletes_every_row()
    {
        var entities = new List<string>();
        SqlServerTwin.CommandsOf(db => entities.AddRange(db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.Name)));

        Assert.All(entities, name =>
        {
            foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified, EntityState.Deleted])
            {
                var commands = SqlServerTwin.CommandsOf(db =>
                {
                    db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
                    var type = db.Model.FindEntityType(name)!;
                    db.Entry(Row(type)).State = state;
                    db.SaveChanges();
                });
                Assert.NotEmpty(commands);
                Assert.All(commands, TSql.MustParse);
            }
        });
    }

    [Fact]
    public void What_SQL_Server_can_not_read_is_noticed() =>
        Assert.ThrowsAny<Exception>(() => TSql.MustParse("SELECT \"A\" FROM T LIMIT 1"));

    [Fact]
    public async Task What_is_asked_of_SQLite_is_generated_for_SQL_Server()
    {
        await using var databases = new TestDatabases();
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = database.Services();
        var db = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<AppDb>(
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(services).ServiceProvider);
        int[] agencies = [1, 2];

        await db.Set<VoucherLineRecord>().Where(l => agencies.Contains(l.AgencyId) && l.Debit > 4_321_987).Take(17).ToListAsync(TestContext.Current.CancellationToken);
        await db.Set<LedgerHeadRecord>().Where(h => h.AgencyId == 7_654_321).ExecuteUpdateAsync(
            s => s.SetProperty(h => h.Locks, h => h.Locks + 1), TestContext.Current.CancellationToken);

        Assert.Contains(SqlServerTwin.Read.Keys, sql => sql.Contains("TOP(", StringComparison.Ordinal) && sql.Contains("4321987", StringComparison.Ordinal));
        Assert.Contains(SqlServerTwin.Read.Keys, sql => sql.Contains("UPDATE", StringComparison.Ordinal) && sql.Contains("7654321", StringComparison.Ordinal));
    }

    private static object Row(IEntityType type)
    {
        var row = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty()))
        {
            object? value = property.ClrType == typeof(string) ? "x"
                : property.ClrType == typeof(byte[]) ? (byte[])[1]
                : property.ClrType == typeof(Guid) ? Guid.NewGuid()
                : property.ClrType.IsEnum ? Enum.GetValues(property.ClrType).GetValue(0)
                : property.ClrType == typeof(int) || property.ClrType == typeof(long) ? Convert.ChangeType(1, property.ClrType, System.Globalization.CultureInfo.InvariantCulture)
                : null;
            if (value is not null)
                property.GetMemberInfo(forMaterialization: true, forSet: true).SetValue(row, value);
        }

        return row;
    }
}

internal static class Members
{
    public static void SetValue(this System.Reflection.MemberInfo member, object row, object value)
    {
        if (member is System.Reflection.FieldInfo field)
            field.SetValue(row, value);
        else
            ((System.Reflection.PropertyInfo)member).SetValue(row, value);
    }
}
