using KeToanChung.App.Catalogs;
using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Imports;
using KeToanChung.App.Integrity;
using KeToanChung.App.Pipeline;
using KeToanChung.Testing;

using MediatR;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace KeToanChung.App.Tests.Database;

/// <summary>The checks hold on real books, and each finds what it is there to find.</summary>
public sealed class BooksChecksTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One tampering for each check, by somebody who may do anything: {agency} and {voucher} stand for one that has it all.</summary>
    private static readonly (string Check, string Tampering)[] Tamperings =
    [
        ("account-balances-equal-lines", """UPDATE "AccountBalances" SET "Debit" = "Debit" + 1 WHERE "AgencyId" = {agency}"""),
        ("account-balances-equal-lines", """DELETE FROM "AccountBalances" WHERE "AgencyId" = {agency}"""),
        ("account-balances-equal-lines", """UPDATE "VoucherLines" SET "Account" = '9999' WHERE "AgencyId" = {agency} AND "VoucherNo" = {voucher}"""),
        ("budget-is-never-overdrawn", """UPDATE "BudgetLines" SET "Spent" = "Assigned" + "Adjusted" + 1 WHERE "AgencyId" = {agency}"""),
        ("budget-lines-equal-movements", """UPDATE "BudgetLines" SET "Assigned" = "Assigned" + 1 WHERE "AgencyId" = {agency}"""),
        ("budget-lines-equal-movements", """DELETE FROM "BudgetMovements" WHERE "AgencyId" = {agency}"""),
        ("budget-movements-equal-off-balance-lines",
            """UPDATE "BudgetMovements" SET "Amount" = "Amount" + 1 WHERE "AgencyId" = {agency} AND "VoucherNo" IS NOT NULL"""),
        ("chain-links-hold", """UPDATE "LedgerEvents" SET "Hash" = 'forged' WHERE "AgencyId" = {agency} AND "No" = 2"""),
        ("chain-links-hold", """UPDATE "LedgerEvents" SET "PreviousHash" = 'forged' WHERE "AgencyId" = {agency} AND "No" = 1"""),
        ("event-numbers-have-no-gap", """DELETE FROM "LedgerEvents" WHERE "AgencyId" = {agency} AND "No" = 2"""),
        ("event-numbers-have-no-gap", """UPDATE "LedgerHeads" SET "EventNo" = "EventNo" + 1 WHERE "AgencyId" = {agency}"""),
        ("events-have-their-documents", """DELETE FROM "Vouchers" WHERE "AgencyId" = {agency} AND "No" = {voucher}"""),
        ("head-is-the-last-link", """UPDATE "LedgerHeads" SET "Hash" = 'forged' WHERE "AgencyId" = {agency}"""),
        ("lines-have-one-side", """UPDATE "VoucherLines" SET "Debit" = 1, "Credit" = 1 WHERE "AgencyId" = {agency} AND "VoucherNo" = {voucher}"""),
        ("lines-have-one-side",
            """UPDATE "VoucherLines" SET "Debit" = -"Debit", "Credit" = -"Credit" WHERE "AgencyId" = {agency} AND "Account" NOT LIKE '0%'"""),
        ("matches-explain-their-lines", """UPDATE "StatementLines" SET "MatchNo" = 999999 WHERE "AgencyId" = {agency}"""),
        ("open-requests-hold-their-reservation", """UPDATE "PaymentRequests" SET "Status" = 'Approved' WHERE "AgencyId" = {agency}"""),
        ("paper-receipts-are-accounted-for",
            """INSERT INTO "PaperBooks" ("AgencyId", "No", "Form", "Series", "First", "Final", "Next", "ReceivedOn") VALUES ({agency}, 900001, '02BLP', 'AA', 1, 50, 3, '2026-01-05')"""),
        ("payments-were-approved-before",
            """UPDATE "Vouchers" SET "Source" = 'PaymentRequest', "SourceNo" = 999999 WHERE "AgencyId" = {agency} AND "No" = {voucher}"""),
        ("receipt-numbers-have-no-gap", """UPDATE "ReceiptSeries" SET "Last" = "Last" + 1 WHERE "AgencyId" = {agency}"""),
        ("receipt-numbers-have-no-gap",
            """
            INSERT INTO "IssuingPoints" ("AgencyId", "Code", "Name", "Address", "RangeSize", "IsOpen") VALUES ({agency}, 'Q1', 'Q1', 'Q1', 5, 1 = 1);
            INSERT INTO "ReceiptRanges" ("AgencyId", "Year", "Series", "First", "Final", "Point", "Last", "SetApartAt") VALUES ({agency}, 2026, '26TAA', 1, 5, 'Q1', 0, '2026-01-05 00:00:00')
            """),
        ("receipts-equal-their-postings", """UPDATE "OnlinePaymentStates" SET "Amount" = "Amount" + 1 WHERE "AgencyId" = {agency}"""),
        ("receipts-equal-their-postings", """UPDATE "Receipts" SET "Amount" = "Amount" + 1 WHERE "AgencyId" = {agency}"""),
        ("reversals-undo-their-original",
            """UPDATE "Vouchers" SET "ReversalOf" = {voucher} - 1 WHERE "AgencyId" = {agency} AND "No" = {voucher}"""),
        ("voucher-numbers-have-no-gap",
            """UPDATE "Vouchers" SET "Sequence" = 100000 WHERE "AgencyId" = {agency} AND "No" = {voucher}"""),
        ("voucher-numbers-have-no-gap", """UPDATE "NumberSeries" SET "Last" = "Last" + 1 WHERE "AgencyId" = {agency}"""),
        ("vouchers-are-reversed-at-most-once", """UPDATE "Vouchers" SET "ReversalOf" = {voucher} WHERE "AgencyId" = {agency} AND "No" > {voucher}"""),
        ("vouchers-balance", """UPDATE "VoucherLines" SET "Debit" = "Debit" + 1 WHERE "AgencyId" = {agency} AND "VoucherNo" = {voucher} AND "Debit" > 0"""),
        ("vouchers-balance", """DELETE FROM "VoucherLines" WHERE "AgencyId" = {agency} AND "VoucherNo" = {voucher}"""),
        ("vouchers-repeat-their-lines", """UPDATE "Vouchers" SET "Total" = "Total" + 1 WHERE "AgencyId" = {agency} AND "No" = {voucher}"""),
        ("vouchers-repeat-their-lines", """UPDATE "VoucherLines" SET "Date" = '2026-01-31' WHERE "AgencyId" = {agency} AND "VoucherNo" = {voucher}"""),
    ];

    [Theory, MemberData(nameof(Every.Database), MemberType = typeof(Every))]
    public async Task The_sample_commune_is_sound_and_every_tampering_is_found_where_it_was_done(DatabaseKind kind)
    {
        await using var database = await databases.Create(kind);
        await using var services = database.Services(more => more.AddApp().AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>());
        await LoadSample(services);

        Assert.All(await Check(services, agency: null), check => Assert.True(check.Ok, $"{check.Name}: {check.Detail}"));
        Assert.Equal(Db.BooksChecks.Checks.Select(c => c.Name), Tamperings.Select(t => t.Check).Distinct());

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (agency, voucher) = await OneThatHasItAll(db);
        var other = await db.Set<AgencyRecord>().Where(a => a.Id != agency).Select(a => a.Id).FirstAsync(Cancel);
        foreach (var (check, tampering) in Tamperings)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await LetGoOfTheGuards(db, kind);
#pragma warning disable EF1002 // texts of this class
            var hit = await db.Database.ExecuteSqlRawAsync(
                tampering.Replace("{agency}", $"{agency}", StringComparison.Ordinal).Replace("{voucher}", $"{voucher}", StringComparison.Ordinal), Cancel);
#pragma warning restore EF1002
            Assert.True(hit > 0, $"Nothing was tampered with: {tampering}");

            var checks = scope.ServiceProvider.GetRequiredService<ICheckBooks>();
            Assert.Contains($"AgencyId {agency}", Assert.Single(await checks.Run(null, Cancel), c => c.Name == check).Detail ?? $"{check} passed after {tampering}", StringComparison.Ordinal);
            Assert.False(Assert.Single(await checks.Run(agency, Cancel), c => c.Name == check).Ok, tampering);
            Assert.All(await checks.Run(other, Cancel), c => Assert.True(c.Ok, $"{c.Name} blames another agency after {tampering}"));
            await transaction.RollbackAsync(Cancel);
        }
    }

    private static FakeTimeProvider Clock => new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.FromHours(7)));

    private static async Task<IReadOnlyList<CheckResult>> Check(IServiceProvider services, int? agency)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICheckBooks>().Run(agency, Cancel);
    }

    private static async Task LoadSample(IServiceProvider services)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
            var released = await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new ReleaseCatalogs.Command(Path.Combine(AppContext.BaseDirectory, "catalogs")), Cancel);
            Assert.False(released.IsRefused);
        }

        var january = Directory.CreateTempSubdirectory("ketoanchung-january-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sample"), "*.csv"))
                await File.WriteAllLinesAsync(Path.Combine(january, Path.GetFileName(file)), File.ReadLines(file).Where(IsTaken).Take(MostRows), Cancel);
            var report = await services.GetRequiredService<CommuneLoader>()
                .Load(january, password: null, mayJoinOthers: false, progress: null, Cancel);
            Assert.Null(report.Why);
            Assert.True(report.Counts.Journals > 0);
        }
        finally
        {
            Directory.Delete(january, recursive: true);
        }

        // January of three agencies has everything that the year of all has, in a tenth of the time.
        static bool IsTaken(string row) => !LeftOut.Any(text => row.Contains(text, StringComparison.Ordinal));
    }

    private const int MostRows = 300;

    private static readonly string[] LeftOut =
        [.. Enumerable.Range(2, 11).Select(month => $"2026-{month:00}-"), .. Enumerable.Range(4, 9).Select(agency => $"30210{agency:00}")];

    // An agency with a budget and receipts, and a voucher in its middle whose number is not the first of its series.
    private static async Task<(int Agency, long Voucher)> OneThatHasItAll(AppDb db)
    {
        var agency = await db.Set<BudgetMovementRecord>()
            .Where(m => m.VoucherNo != null && db.Set<ReceiptRecord>().Any(r => r.AgencyId == m.AgencyId)).Select(m => m.AgencyId).FirstAsync(Cancel);
        var voucher = await db.Set<VoucherRecord>()
            .Where(v => v.AgencyId == agency && v.Source == VoucherSource.Voucher && v.Total > 0 && v.Sequence > 1)
            .OrderBy(v => v.No).Select(v => v.No).FirstAsync(Cancel);
        return (agency, voucher);
    }

    private static async Task LetGoOfTheGuards(AppDb db, DatabaseKind kind)
    {
        string[] constraints = ["VoucherLines.CK_VoucherLines_OneSide", "BudgetLines.CK_BudgetLines_Available"];
        var letGo = kind switch
        {
            DatabaseKind.Sqlite =>
                string.Concat((await Names(db, "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'")).Select(t => $"DROP TRIGGER \"{t}\";"))
                + "DROP INDEX \"IX_Vouchers_AgencyId_ReversalOf\"; PRAGMA defer_foreign_keys=ON; PRAGMA ignore_check_constraints=ON;",
            DatabaseKind.PostgreSql =>
                "SET LOCAL session_replication_role = replica; DROP INDEX \"IX_Vouchers_AgencyId_ReversalOf\";"
                + Dropping(constraints),
            DatabaseKind.SqlServer =>
                "EXEC sp_MSforeachtable 'ALTER TABLE ? DISABLE TRIGGER ALL; ALTER TABLE ? NOCHECK CONSTRAINT ALL';"
                + "DROP INDEX \"IX_Vouchers_AgencyId_ReversalOf\" ON \"Vouchers\";",
        };
#pragma warning disable EF1002 // names out of the database itself
        await db.Database.ExecuteSqlRawAsync(letGo, Cancel);
#pragma warning restore EF1002

        static string Dropping(string[] constraints) => string.Concat(constraints.Select(c => c.Split('.'))
            .Select(c => $"ALTER TABLE \"{c[0]}\" DROP CONSTRAINT \"{c[1]}\";"));
    }

    private static Task<List<string>> Names(AppDb db, string sql) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancel);
}
