using System.Data.Common;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Pipeline;
using KeToanChung.Db;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>What each database refuses by itself, whoever asks: these tests go past the code.</summary>
public sealed class DatabaseGuardsTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
            if (kind is DatabaseKind.PostgreSql)
                await MustRefuse(database, $"TRUNCATE \"{table.GetTableName()}\" CASCADE", "append-only");
        }
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_payment_voucher_needs_the_approval_of_its_request(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await OpenAgencies(services, 1, 2);
        await Insert(services, Approval(agency: 1, no: 1, request: 7), Approval(agency: 2, no: 1, request: 8));

        await Refused(() => Insert(services, Payment(agency: 1, no: 2, request: 8)));
        await Refused(() => InsertMany(services, Payment(agency: 1, no: 2, request: 7), Payment(agency: 1, no: 3, request: 8)));
        await Insert(services, Payment(agency: 1, no: 2, request: 7));
        await InsertMany(services, Payment(agency: 2, no: 2, request: 8));

        static async Task Refused(Func<Task> insert)
        {
            var refusal = await Assert.ThrowsAnyAsync<Exception>(insert);
            Assert.Contains("needs the approval", refusal.GetBaseException().Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task A_guard_that_somebody_took_away_is_back_after_the_next_start(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();
        await AddAnyRow(database, AppendOnlyTablesOf(database).Single(t => t.GetTableName() == "AuditLines"));
        await database.Execute(kind switch
        {
            DatabaseKind.Sqlite => "DROP TRIGGER \"TR_AuditLines_NoDelete\"",
            DatabaseKind.PostgreSql => "DROP TRIGGER \"TR_AuditLines_AppendOnly\" ON \"AuditLines\"",
            DatabaseKind.SqlServer => "DROP TRIGGER \"TR_AuditLines_AppendOnly\"",
        });

        await Databases.Migrate(services, Cancel);

        await MustRefuse(database, "DELETE FROM \"AuditLines\"", "append-only");
    }

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task Nodes_that_start_together_all_find_the_database_ready(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Databases.Migrate(services, Cancel)));
    }

    private static async Task OpenAgencies(IServiceProvider services, params int[] ids)
    {
        await Insert(services, new CommuneRecord { Id = 1, Code = "A", Name = "", Province = "" });
        await Insert(services, [.. ids.Select(id => new AgencyRecord
        {
            Id = id, CommuneId = 1, Name = "", Kind = "", UnitType = UnitType.AccountingUnit, Regime = Regime.TT24, Chapter = "", SubCategory = "",
            DepositAccount = "", CollectsFees = false, Color = 0,
        })]);
    }

    private static ApprovalRecord Approval(int agency, long no, long request) => new()
    {
        AgencyId = agency, No = no, RequestNo = request, Digest = "", ApprovedById = Guid.Empty, ApprovedBy = "", At = DateTime.UnixEpoch,
    };

    private static VoucherRecord Payment(int agency, long no, long request) => new()
    {
        AgencyId = agency, No = no, Type = VoucherType.CashPayment, FiscalYear = 2026, Sequence = (int)no, Number = $"PC-{no}",
        Date = new DateOnly(2026, 3, 1), Description = "", Source = VoucherSource.PaymentRequest, SourceNo = request, AwaitsApproval = false, Total = 1,
        SearchText = "", PostedAt = DateTime.UnixEpoch, PostedById = Guid.Empty, PostedBy = "",
    };

    private static async Task Insert(IServiceProvider services, params object[] rows)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task InsertMany(IServiceProvider services, params VoucherRecord[] vouchers)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IDatabase>();
        await database.Write(
            async cancel =>
            {
                await database.InsertMany(vouchers, cancel);
                return (Outcome<Nothing>)Nothing.Value;
            },
            Cancel);
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
