namespace KeToanChung.Ledger.Catalogs;

/// <summary>Everything dated that the rules look up, at one moment. Immutable: a data release makes a new one.</summary>
public sealed class Catalog(
    IEnumerable<Account> accounts,
    IEnumerable<ClassificationCode> chapters,
    IEnumerable<ClassificationCode> subCategories,
    IEnumerable<ClassificationCode> subItems,
    IEnumerable<FundingSource> fundingSources,
    IEnumerable<PostingRule> operations,
    IEnumerable<RetiredRange> retired)
{
    private readonly RetiredRange[] retiredRanges = [.. retired];

    public DatedRows<Account> Accounts { get; } = new(accounts);

    public DatedRows<ClassificationCode> Chapters { get; } = new(chapters);

    public DatedRows<ClassificationCode> SubCategories { get; } = new(subCategories);

    public DatedRows<ClassificationCode> SubItems { get; } = new(subItems);

    public DatedRows<FundingSource> FundingSources { get; } = new(fundingSources);

    public DatedRows<PostingRule> Operations { get; } = new(operations);

    /// <summary>Kinds of paper that vouchers and requests rest on.</summary>
    public DatedRows<EvidenceKind> Evidence { get; init; } = new([]);

    /// <summary>What the agencies' services cost.</summary>
    public Fees.FeeTariff Fees { get; init; } = new([]);

    /// <summary>The refusal code for a classification code that may not be posted in that budget year, or null.</summary>
    public string? RefusalOf(Dimension dimension, string code, int budgetYear) =>
        IsRetired(dimension, code, budgetYear) ? Codes.DimensionRetired
        : MayPost(dimension, code, budgetYear) ? null
        : Codes.DimensionUnknown;

    /// <summary>The papers that what was posted or asked for by that operation still lacks.</summary>
    public IReadOnlyList<EvidenceKind> EvidenceMissing(string? operation, DateOnly on, IReadOnlySet<string> attached) => operation is null
        ? []
        : [.. Evidence.All.Where(k => ((IDated)k).IsInForce(on) && k.RequiredFor.Contains(operation) && !attached.Contains(k.Code))
            .OrderBy(k => k.Code, StringComparer.Ordinal)];

    private bool IsRetired(Dimension dimension, string code, int budgetYear) =>
        Array.Exists(retiredRanges, r => r.Covers(dimension, code, budgetYear));

    /// <summary>
    /// Whether a code may be posted in that budget year: chapters of three digits, khoản and tiểu mục.
    /// Loại and Mục are derived, never posted (TT 130/2025, Điều 3–4): they have no parent, or one of the lettered groups.
    /// </summary>
    private bool MayPost(Dimension dimension, string code, int budgetYear) => dimension switch
    {
        Dimension.BudgetYear => true,
        Dimension.FundingSource => FundingSources.In(code, budgetYear) is not null,
        Dimension.Chapter => Chapters.In(code, budgetYear) is { Parent: not null },
        Dimension.SubCategory => SubCategories.In(code, budgetYear) is { Parent: not null },
        Dimension.SubItem => SubItems.In(code, budgetYear) is { Parent: [>= '0' and <= '9', ..] },
    };
}
