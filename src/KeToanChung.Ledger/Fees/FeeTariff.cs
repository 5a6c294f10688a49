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
    /// <param name="Full">What it costs whoever is of no class of its own.</param>
    public sealed record Due(FeeType Fee, int Quantity, Money Full) : FeeQuote
    {
        public Filing? Filing { get; init; }

        /// <summary>Why another amount is due, mostly less.</summary>
        public FeeExemption? Exemption { get; init; }

        /// <summary>What that class of payers pays where it has a rate of its own.</summary>
        public Money? OfClass { get; init; }

        public Money Amount => OfClass ?? Exemption?.Left(Full) ?? Full;
    }

    public sealed record Refused(Refusal Refusal) : FeeQuote;
}

/// <summary>Quotes a fee by the catalogue in force on a day. A tiered fee is asked for by its name <c>X</c> or its first tier <c>X-T1</c> (<see cref="FeePrices"/>).</summary>
public sealed class FeeTariff
{
    /// <summary>More of one thing is more likely a slip of the hand than a citizen.</summary>
    public const int MostQuantity = 10_000;

    private readonly DatedRows<FeeType> rows;

    private readonly DatedRows<FeeExemption> exemptions;

    private readonly FeePrices prices;

    /// <param name="rates">Of the whole country and of the commune's own province.</param>
    public FeeTariff(IEnumerable<FeeType> fees, IEnumerable<FeeExemption>? exemptions = null, IEnumerable<FeeRate>? rates = null)
    {
        rows = new DatedRows<FeeType>(fees);
        this.exemptions = new DatedRows<FeeExemption>(exemptions ?? []);
        prices = new FeePrices(rows, rates ?? []);
    }

    /// <summary>The row in force that day, else the last there was: a fee may have been collected by a rate that has ended.</summary>
    public FeeType? Row(string code, DateOnly on) => rows.On(code, on) ?? rows.All.LastOrDefault(f => f.Code == code);

    /// <summary>What can be asked for that day: neither caps nor upper tiers, which follow by themselves.</summary>
    public IEnumerable<FeeType> OnOffer(DateOnly on) => rows.All.Select(f => f.Code).Distinct(StringComparer.Ordinal)
        .Select(code => Quote(code, 1, on, Filing.Paper) as FeeQuote.Due ?? Quote(code, 1, on, Filing.Online) as FeeQuote.Due).OfType<FeeQuote.Due>().Select(due => due.Fee);

    /// <inheritdoc cref="FeePrices.CodeOf"/>
    public string? CodeOf(string feeType) => prices.CodeOf(feeType);

    /// <inheritdoc cref="FeePrices.AskedAs"/>
    public string AskedAs(string code) => prices.AskedAs(code);

    /// <summary>Who pays less for that fee on that day, the one who pays least first.</summary>
    public IReadOnlyList<FeeExemption> ExemptionsFrom(FeeType fee, DateOnly on) =>
        [.. exemptions.All.Where(e => e.Fees.Contains(fee.Code) && ((IDated)e).IsInForce(on)).OrderByDescending(e => e.Percent).ThenBy(e => e.Code, StringComparer.Ordinal)];

    /// <summary>Whether payers of that class pay another amount for that fee on that day.</summary>
    public bool Grants(string exemption, string code, DateOnly on) => exemptions.On(exemption, on) is { } granted && granted.Fees.Contains(code);

    /// <summary>An exemption by its code as it is on that day, or as it was last.</summary>
    public FeeExemption? Exemption(string code, DateOnly on) => exemptions.On(code, on) ?? exemptions.All.LastOrDefault(e => e.Code == code);

    /// <summary>Whether a dossier on paper costs another amount than one online.</summary>
    public bool DiffersByFiling(string code, int quantity, DateOnly on, string? payerClass) =>
        prices.Of(code, quantity, on, Filing.Paper, payerClass) != prices.Of(code, quantity, on, Filing.Online, payerClass);

    /// <summary>What is due for a dossier that was filed so, from a payer of that class.</summary>
    /// <param name="exemption">A class of the catalogue; null for everybody else.</param>
    public FeeQuote Quote(string feeType, int quantity, DateOnly on, Filing? filing = null, string? exemption = null)
    {
        if (CodeOf(feeType) is not { } code)
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "feeType", "unknownFee").With("feeType", feeType));
        if ((rows.On(code, on) ?? (prices.HasRateAlone(code, on) ? Row(code, on) : null)) is not { } fee)
            return NotInForce(code, on);
        if (quantity is < 1 or > MostQuantity)
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "quantity", "quantity"));
        if (exemption is not null && WhyNot(exemption, fee, on) is { } refusal)
            return new FeeQuote.Refused(refusal);
        if (filing is null && DiffersByFiling(code, quantity, on, exemption))
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "filing", "filingNeeded").With("feeType", code));

        var ofClass = exemption is not null && prices.HasRateFor(code, exemption, on) ? prices.Of(code, quantity, on, filing, exemption) : null;
        if ((prices.Of(code, quantity, on, filing, payerClass: null) ?? ofClass) is not { } full)
            return new FeeQuote.Refused(new Refusal(Codes.RequestInvalid, "feeType", "noAmount").With("feeType", feeType));

        return new FeeQuote.Due(fee, quantity, full)
        {
            Filing = filing, Exemption = exemption is null ? null : exemptions.On(exemption, on), OfClass = ofClass,
        };
    }

    private Refusal? WhyNot(string exemption, FeeType fee, DateOnly on)
    {
        if (!exemptions.Knows(exemption))
            return new Refusal(Codes.RequestInvalid, "exemption.code", "unknownExemption").With("exemption", exemption);
        if (exemptions.On(exemption, on) is null)
            return new Refusal(Codes.RequestInvalid, "exemption.code", "exemptionNotInForce").With("exemption", exemption);

        return Grants(exemption, fee.Code, on) ? null : new Refusal(Codes.RequestInvalid, "exemption.code", "exemptionOfOtherFees").With("exemption", exemption);
    }

    private FeeQuote.Refused NotInForce(string code, DateOnly on)
    {
        var versions = rows.All.Where(f => f.Code == code).ToList();
        var last = versions.Where(f => f.ValidTo < on).Max(f => f.ValidTo);
        return new FeeQuote.Refused(last is not null
            ? new Refusal(Codes.RequestInvalid, "feeType", "retired").With("feeType", code).With("to", last)
            : new Refusal(Codes.RequestInvalid, "feeType", "notYet").With("feeType", code).With("from", versions.Min(v => v.ValidFrom)));
    }
}
