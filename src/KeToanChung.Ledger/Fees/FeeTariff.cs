using System.Globalization;
using System.Text.RegularExpressions;

using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Fees;

/// <summary>Phí, lệ phí: one dated rate (fees.csv). No amount where the province sets it and nobody has entered it yet.</summary>
public sealed record FeeType(
    string Code, string Name, string Unit, Money? Amount, int? RetainedPercent, string? SubItem, DateOnly? ValidFrom, DateOnly? ValidTo) : IDated;

/// <summary>What is due, or what must be mended first.</summary>
public abstract record FeeQuote
{
    private FeeQuote()
    {
    }

    /// <param name="Fee">The catalogue row that was asked for: of a tiered fee the first tier's.</param>
    /// <param name="Full">What it costs whoever is not exempt.</param>
    public sealed record Due(FeeType Fee, int Quantity, Money Full) : FeeQuote
    {
        /// <summary>Why less is due, and how much less.</summary>
        public FeeExemption? Exemption { get; init; }

        public Money Amount => Exemption?.Left(Full) ?? Full;
    }

    public sealed record Refused(Refusal Refusal) : FeeQuote;
}

/// <summary>
/// Prices a fee by the catalogue in force on a day. Tiers and caps are rows of their own: <c>X-T1</c>, <c>X-T3</c> price each unit from
/// the first and from the third on, <c>X-MAX</c> caps the whole (TT 226/2016, Điều 4: 2.000 đ a page, 1.000 đ from page 3, 200.000 đ at most).
/// A tiered fee is asked for as <c>X-T1</c> or <c>X</c>.
/// </summary>
public sealed partial class FeeTariff
{
    /// <summary>More of one thing is more likely a slip of the hand than a citizen.</summary>
    public const int MostQuantity = 10_000;

    private const string CapSuffix = "-MAX";

    private readonly DatedRows<FeeType> rows;

    private readonly Dictionary<string, List<(int From, string Code)>> tiers = new(StringComparer.Ordinal);

    private readonly DatedRows<FeeExemption> exemptions;

    public FeeTariff(IEnumerable<FeeType> fees, IEnumerable<FeeExemption>? exemptions = null)
    {
        rows = new DatedRows<FeeType>(fees);
        this.exemptions = new DatedRows<FeeExemption>(exemptions ?? []);
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

    /// <summary>The row in force that day, else the last there was: a fee may have been collected by a rate that has ended.</summary>
    public FeeType? Row(string code, DateOnly on) => rows.On(code, on) ?? rows.All.LastOrDefault(f => f.Code == code);

    /// <summary>What can be asked for that day: neither caps nor upper tiers, which follow by themselves.</summary>
    public IEnumerable<FeeType> OnOffer(DateOnly on) => rows.All.Select(f => f.Code).Distinct(StringComparer.Ordinal)
        .Select(code => Quote(code, 1, on)).OfType<FeeQuote.Due>().Select(due => due.Fee);

    /// <summary>The code that a fee is asked for by, of a tiered one the first tier's; null for what can't be asked for.</summary>
    public string? CodeOf(string feeType)
    {
        var code = tiers.TryGetValue(feeType, out var own) ? own[0].Code : feeType;
        var isUpperTier = tiers.TryGetValue(NameOf(code), out own) && own[0].Code != code;
        return rows.Knows(code) && !code.EndsWith(CapSuffix, StringComparison.Ordinal) && !isUpperTier ? code : null;
    }

    /// <summary>Who pays less for that fee on that day, the one who pays least first.</summary>
    public IReadOnlyList<FeeExemption> ExemptionsFrom(FeeType fee, DateOnly on) =>
        [.. exemptions.All.Where(e => e.Fees.Contains(fee.Code) && ((IDated)e).IsInForce(on)).OrderByDescending(e => e.Percent).ThenBy(e => e.Code, StringComparer.Ordinal)];

    /// <summary>An exemption by its code as it is on that day, or as it was last.</summary>
    public FeeExemption? Exemption(string code, DateOnly on) => exemptions.On(code, on) ?? exemptions.All.LastOrDefault(e => e.Code == code);

    /// <summary>What is due from a payer of that class.</summary>
    public FeeQuote Quote(string feeType, int quantity, DateOnly on, string? exemption)
    {
        var quote = Quote(feeType, quantity, on);
        if (exemption is null || quote is not FeeQuote.Due due)
            return quote;

        if (exemptions.On(exemption, on) is { } granted && granted.Fees.Contains(due.Fee.Code))
            return due with { Exemption = granted };

        return new FeeQuote.Refused(
            !exemptions.Knows(exemption) ? new Refusal(Codes.RequestInvalid, "exemption.code", "unknownExemption").With("exemption", exemption)
            : exemptions.On(exemption, on) is null ? new Refusal(Codes.RequestInvalid, "exemption.code", "exemptionNotInForce").With("exemption", exemption)
            : new Refusal(Codes.RequestInvalid, "exemption.code", "exemptionOfOtherFees").With("exemption", exemption));
    }

    public FeeQuote Quote(string feeType, int quantity, DateOnly on)
    {
        if (CodeOf(feeType) is not { } code)
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "feeType", "unknownFee").With("feeType", feeType));
        if (rows.On(code, on) is not { } fee)
            return NotInForce(code, on);
        if (fee.Amount is null)
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "feeType", "noAmount").With("feeType", feeType));
        if (quantity is < 1 or > MostQuantity)
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "quantity", "quantity"));

        var name = NameOf(code);
        var sum = !tiers.TryGetValue(name, out var own) ? fee.Amount.Value.Dong * quantity : SumOfTiers(own, quantity, on);
        return new FeeQuote.Due(fee, quantity, rows.On(name + CapSuffix, on)?.Amount is { } cap && cap < sum ? cap : sum);
    }

    private static string NameOf(string code) => Tier().Match(code) is { Success: true } tier ? tier.Groups["base"].Value : code;

    private long SumOfTiers(List<(int From, string Code)> own, int quantity, DateOnly on)
    {
        long sum = 0;
        var upTo = quantity;
        for (var i = own.Count - 1; i >= 0; i--)
        {
            // A tier that isn't in force that day leaves its units to the one before it.
            if (own[i].From > upTo || rows.On(own[i].Code, on)?.Amount is not { } each)
                continue;
            sum += each.Dong * (upTo - own[i].From + 1);
            upTo = own[i].From - 1;
        }

        return sum;
    }

    private FeeQuote.Refused NotInForce(string code, DateOnly on)
    {
        var versions = rows.All.Where(f => f.Code == code).ToList();
        var last = versions.Where(f => f.ValidTo < on).Max(f => f.ValidTo);
        return new FeeQuote.Refused(last is not null
            ? new Refusal(Codes.RequestInvalid, "feeType", "retired").With("feeType", code).With("to", last)
            : new Refusal(Codes.RequestInvalid, "feeType", "notYet").With("feeType", code).With("from", versions.Min(v => v.ValidFrom)));
    }

    [GeneratedRegex("^(?<base>.+)-T(?<from>[0-9]{1,6})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Tier();
}
