using KeToanChung.Ledger.Agencies;
using KeToanChung.Testing;

namespace KeToanChung.Web.Tests;

/// <summary>What is wrong with a line before any book is looked at is told at its field, singly and in a batch; what is short and plain isn't passed over for that.</summary>
public sealed class VoucherLineShapeTests(TestDatabases databases)
{
    private const string Path = $"/agencies/{TestServer.Office}/vouchers";

    public static TheoryData<string, object?> Wrong => new()
    {
        { "account", null },
        { "account", " " },
        { "account", "6121\u0001" },
        { "account", "12345678901234567" },
        { "description", "lương\u0007" },
        { "description", new string('a', 501) },
        { "budgetYear", 1999 },
        { "budgetYear", 2101 },
        { "fundingSource", "12345678901234567" },
        { "chapter", "8\u00010" },
        { "subCategory", "12345678901234567" },
        { "subItem", "6\u00011" },
        { "programme", "123" },
        { "programme", "1234x" },
        { "party", new string('a', 201) },
        { "counterpartyAgency", "không" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_field_of_a_line_is_named_and_nothing_is_posted(string field, object? value)
    {
        await using var server = await TestServer.Start(databases);
        await server.Appoint("ketoan", Role.Accountant, TestServer.Office);
        using var accountant = await server.SignedIn("ketoan");
        var wrong = new Dictionary<string, object?>(StringComparer.Ordinal) { ["account"] = "334", ["debit"] = 0, ["credit"] = 1_000, [field] = value };
        object[] lines = [new { account = "6121", debit = 1_000, credit = 0 }, wrong];

        var single = await accountant.Post(Path, new { type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01", lines });
        var batch = await accountant.Post(
            "/vouchers/batch",
            new { vouchers = new[] { new { agency = TestServer.Office, type = "general", date = "2026-03-31", description = "Tính lương", operation = "LG-01", lines } } });

        Assert.Equal(("422 request.invalid", $"lines[1].{field}"), (single.ToString(), Assert.Single(single.Errors.Keys)));
        Assert.Equal(("422 request.invalid", $"vouchers[0].lines[1].{field}"), (batch.ToString(), Assert.Single(batch.Errors.Keys)));
        Assert.Equal(0, (await accountant.Get(Path)).Body.GetProperty("items").GetArrayLength());
    }
}
