using System.Globalization;
using System.Text.RegularExpressions;

using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Fees;

/// <summary>
/// What a number of units costs, in tiers and up to a cap. Those are rows of their own: <c>X-T1</c>, <c>X-T3</c> price each unit from the first and from the
/// third on, <c>X-MAX</c> caps the whole (TT 226/2016, Điều 4: 2.000 đ a page, 1.000 đ from page 3, 200.000 đ at most). Each row's amount is the country's rate;
/// a <see cref="FeeRate"/> stands in for it.
/// </summary>
internal sealed partial class FeePrices
{
    private const string CapSuffix = "-MAX";

    private readonly DatedRows<FeeType> rows;

    private readonly ILookup<string, FeeRate> rates;

    private readonly Dictionary<string, List<(int From, string Code)>> tiers = new(StringComparer.Ordinal);

    public FeePrices(DatedRows<FeeType> rows, IEnumerable<FeeRate> rates)
    {
        this.rows = rows;
        this.rates = rates.ToLookup(r => r.FeeType, StringComparer.Ordinal);
        foreach (var code in rows.All.Select(f => f.Code).Distinct(StringComparer.Ordinal))
        {
            if (Tier().Match(code) is not { Success: true } tier)
                continue;
            var name = tier.Groups["base"].Value;
            if (!tiers.TryGetValue(name, out var list))
                tiers[name] = list = [];
            list.Add((int.Parse(tier.Groups["from"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), code));
        }

        foreach (var list in tiers.Values)
            list.Sort();
    }

    /// <summary>The code that a fee is asked for by, of a tiered one the first tier's; null for what can't be asked for.</summary>
    public string? CodeOf(string feeType)
    {
        var code = tiers.TryGetValue(feeType, out var own) ? own[0].Code : feeType;
        var isUpperTier = tiers.TryGetValue(NameOf(code), out own) && own[0].Code != code;
        return rows.Knows(code) && !code.EndsWith(CapSuffix, StringComparison.Ordinal) && !isUpperTier ? code : null;
    }

    /// <summary>The code by which the fee is asked for that a row prices a part of: of an upper tier or a cap the first tier's.</summary>
    public string AskedAs(string code)
    {
        var name = code.EndsWith(CapSuffix, StringComparison.Ordinal) ? code[..^CapSuffix.Length] : NameOf(code);
        return tiers.TryGetValue(name, out var own) ? own[0].Code : rows.Knows(name) ? name : code;
    }

    /// <summary>Whether a rate that was set for days on which the catalogue has no row for that code is in force: it stands on its own.</summary>
    public bool HasRateAlone(string code, DateOnly on) => rates[code].Any(r => r.IsInForce(on) && rows.On(code, r.From) is null);

    /// <summary>Whether that class of payers has a rate of its own for what is asked for by that code.</summary>
    public bool HasRateFor(string code, string payerClass, DateOnly on) => PartsOf(code).Any(part => rates[part].Any(r => r.PayerClass == payerClass && r.IsInForce(on)));

    /// <summary>In whole đồng; null where no amount is known.</summary>
    public long? Of(string code, int quantity, DateOnly on, Filing? filing, string? payerClass)
    {
        if (Each(code) is not { } first)
            return null;

        var name = NameOf(code);
        var sum = tiers.TryGetValue(name, out var own) ? SumOfTiers(own, quantity, Each) : first * quantity;
        return Each(name + CapSuffix) is { } cap ? Math.Min(cap, sum) : sum;

        long? Each(string row) => RateOf(row, on, filing, payerClass);
    }

    private IEnumerable<string> PartsOf(string code) =>
        tiers.TryGetValue(NameOf(code), out var own) ? [.. own.Select(t => t.Code), NameOf(code) + CapSuffix] : [code, code + CapSuffix];

    private long? RateOf(string code, DateOnly on, Filing? filing, string? payerClass)
    {
        var row = rows.On(code, on);
        var set = rates[code];
        if (!set.Any())
            return row?.Amount?.Dong;

        var all = row?.Amount is { } amount ? set.Append(new FeeRate(code, false, null, null, amount, row.ValidFrom ?? DateOnly.MinValue, row.ValidTo)) : set;
        return FeeRate.Nearest(all, on, filing, payerClass)?.Amount.Dong;
    }

    private static long SumOfTiers(List<(int From, string Code)> own, int quantity, Func<string, long?> each)
    {
        long sum = 0;
        var upTo = quantity;
        for (var i = own.Count - 1; i >= 0; i--)
        {
            // A tier that isn't in force that day leaves its units to the one before it.
            if (own[i].From > upTo || each(own[i].Code) is not { } amount)
                continue;
            sum += amount * (upTo - own[i].From + 1);
            upTo = own[i].From - 1;
        }

        return sum;
    }

    private static string NameOf(string code) => Tier().Match(code) is { Success: true } tier ? tier.Groups["base"].Value : code;

    [GeneratedRegex("^(?<base>.+)-T(?<from>[0-9]{1,6})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Tier();
}
