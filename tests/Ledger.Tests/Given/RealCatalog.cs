using System.Globalization;

using CsvHelper;

using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Fees;

namespace KeToanChung.Ledger.Tests.Given;

/// <summary>The catalogues that ship, read from their files: a rule that only holds for an invented chart is worth nothing.</summary>
internal static class RealCatalog
{
    // Before TT 24/2024 its predecessor's rules held (rules.md §1.1).
    private static readonly DateOnly RegimeStart = new(2025, 1, 1);

    public static Catalog Instance { get; } = With();

    /// <summary>The real catalogues and some more accounts, for what no account is yet: retired.</summary>
    public static Catalog With(params IEnumerable<Account> accounts) => new(
        [.. Read("accounts.csv", ToAccount), .. accounts],
        Read("chapters.csv", ToClassification),
        Read("sub-categories.csv", ToClassification),
        Read("sub-items.csv", ToClassification),
        Read("funding-sources.csv", row => new FundingSource(
            row["code"]!, row["name"]!, row["autonomous"] is { Length: > 0 } autonomous ? bool.Parse(autonomous) : null, From(row), null)),
        Read("posting-rules.csv", ToRule),
        Read("retired-codes.csv", row => new RetiredRange(
            Dimensions.Parse(row["dimension"]!), row["from"]!, row["to"]!, int.Parse(row["since"]!, CultureInfo.InvariantCulture))))
    {
        Fees = new FeeTariff(Read("fees.csv", row => new FeeType(
            row["code"]!, row["name"]!, row["unit"]!,
            row["amount_vnd"] is { Length: > 0 } amount ? long.Parse(amount, CultureInfo.InvariantCulture) : null, null, row["tieumuc"], From(row), Day(row["valid_to"])))),
    };

    public static PostingRule Rule(string code) => Instance.Operations.All.Single(r => r.Code == code);

    private static Account ToAccount(IReaderRow row) => new(
        row["code"]!, row["name"]!, row["parent"] is { Length: > 0 } parent ? parent : null,
        Enum.Parse<NormalSide>(row["normal_side"]!, ignoreCase: true), bool.Parse(row["off_balance"]!), bool.Parse(row["postable"]!),
        [.. row["required_dimensions"]!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Dimensions.Parse)], From(row), null);

    private static ClassificationCode ToClassification(IReaderRow row) =>
        new(row["code"]!, row["name"]!, row["parent"] is { Length: > 0 } parent ? parent : null, From(row), null);

    private static PostingRule ToRule(IReaderRow row)
    {
        var isOld = row["operation_code"]!.StartsWith("TT107-", StringComparison.Ordinal);
        return PostingRule.Parse(
            row["operation_code"]!, row["operation_name_vi"]!, row["debit"]!, row["credit"]!, row["simultaneous_off_balance"]!,
            Enum.Parse<ApprovalNeed>(row["approval"]!, ignoreCase: true),
            isOld ? null : RegimeStart, isOld ? RegimeStart.AddDays(-1) : null);
    }

    private static DateOnly? From(IReaderRow row) => Day(row["valid_from"]);

    private static DateOnly? Day(string? cell) =>
        cell is { Length: > 0 } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static List<T> Read<T>(string file, Func<IReaderRow, T> read)
    {
        using var csv = new CsvReader(
            new StreamReader(Path.Combine(AppContext.BaseDirectory, "catalogs", file)), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(read(csv));
        return rows;
    }
}
