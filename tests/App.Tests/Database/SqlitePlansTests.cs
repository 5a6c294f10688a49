using KeToanChung.App.Data;
using KeToanChung.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Tests.Database;

/// <summary>One row among an agency's ten thousand is found by its index on SQLite too, from the first day on.</summary>
public sealed class SqlitePlansTests(TestDatabases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("FeeCases", "CaseNumber")]
    [InlineData("FeeCases", "CaseKey")]
    [InlineData("OnlinePayments", "PaidOn")]
    [InlineData("OnlinePaymentStates", "CaseNumber")]
    [InlineData("OnlinePaymentStates", "CaseNo")]
    [InlineData("OnlinePaymentStates", "Reason")]
    [InlineData("Receipts", "CaseNo")]
    [InlineData("Receipts", "VoucherNo")]
    [InlineData("ReceiptCorrections", "CaseNo")]
    [InlineData("PaymentRequests", "Status")]
    [InlineData("StatementLines", "MatchNo")]
    [InlineData("MatchEntries", "MatchNo")]
    public async Task Is_found_by_its_index(string table, string column)
    {
        await using var database = await databases.Create(DatabaseKind.Sqlite);
        await using var services = database.Services();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();

        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""EXPLAIN QUERY PLAN SELECT * FROM "{table}" WHERE "AgencyId" = 4 AND "{column}" = 'x'""";
        await using var rows = await command.ExecuteReaderAsync(Cancel);
        Assert.True(await rows.ReadAsync(Cancel));
        Assert.Contains($"INDEX IX_{table}_AgencyId_{column}", rows.GetString(3), StringComparison.Ordinal);
    }
}
