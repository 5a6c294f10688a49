namespace KeToanChung.Ledger.Catalogs;

/// <summary>The side on which an account normally stands; <see cref="Both"/> where TT 24/2024 says that it may stand on either.</summary>
public enum NormalSide
{
    Debit,
    Credit,
    Both,
}

/// <summary>What a voucher line can carry beside account and amount; the names are those of the API.</summary>
public enum Dimension
{
    BudgetYear,
    FundingSource,
    Chapter,
    SubCategory,
    SubItem,
}

public static class Dimensions
{
    public static string FieldName(this Dimension dimension) => dimension switch
    {
        Dimension.BudgetYear => "budgetYear",
        Dimension.FundingSource => "fundingSource",
        Dimension.Chapter => "chapter",
        Dimension.SubCategory => "subCategory",
        Dimension.SubItem => "subItem",
    };

    public static Dimension Parse(string fieldName) =>
        Enum.GetValues<Dimension>().First(d => d.FieldName() == fieldName);
}

/// <summary>Tài khoản: one dated row of the chart of accounts (TT 24/2024, Phụ lục I).</summary>
public sealed record Account(
    string Code,
    string Name,
    string? Parent,
    NormalSide Side,
    bool OffBalance,
    bool Postable,
    IReadOnlyList<Dimension> Required,
    DateOnly? ValidFrom,
    DateOnly? ValidTo) : IDated;
