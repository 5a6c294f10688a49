namespace KeToanChung.Ledger.Fees;

/// <summary>How the dossier that a fee is for was handed in; provinces set other rates for one than for the other.</summary>
public enum Filing
{
    /// <summary>Hồ sơ giấy: at the one-stop centre or by post.</summary>
    Paper,

    /// <summary>Hồ sơ trực tuyến, by the public service portal.</summary>
    Online,
}

/// <summary>
/// Mức thu of a fee from a day on: for the whole country or one province, for every dossier or one way of filing, for every payer or one class (Hà Nội from
/// 25/7/2026: household business, 100.000 on paper, 0 online). Where nothing is said, it holds for all.
/// </summary>
/// <param name="FeeType">A code of the catalogue; tiers and caps have rates of their own.</param>
/// <param name="IsOfProvince">Whether the province set it, not the whole country's law.</param>
/// <param name="PayerClass">A code of the catalogue of exemptions.</param>
public sealed record FeeRate(string FeeType, bool IsOfProvince, Filing? Filing, string? PayerClass, Money Amount, DateOnly From, DateOnly? To)
{
    private int Nearness => (Filing is null ? 0 : 1) + (PayerClass is null ? 0 : 1);

    public bool IsInForce(DateOnly on) => From <= on && (To is null || on <= To);

    private bool HoldsFor(Filing? filing, string? payerClass) => (Filing is null || Filing == filing) && (PayerClass is null || PayerClass == payerClass);

    /// <summary>
    /// The rate that a payer pays by: the province's before the country's, the one for this filing and class before the one for all, of two as near the lower
    /// (of several incentives only the highest holds: TT 117/2026, Điều 1). A later rate for the same stands in for the one before it while it is in force.
    /// </summary>
    public static FeeRate? Nearest(IEnumerable<FeeRate> rates, DateOnly on, Filing? filing, string? payerClass) => rates
        .Where(r => r.IsInForce(on) && r.HoldsFor(filing, payerClass))
        .GroupBy(r => (r.IsOfProvince, r.Filing, r.PayerClass)).Select(same => same.MaxBy(r => r.From)!)
        .OrderByDescending(r => r.IsOfProvince).ThenByDescending(r => r.Nearness).ThenBy(r => r.Amount.Dong).FirstOrDefault();
}
