using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.App.Data.Records;

/// <summary>A dated row of a catalogue, with what it rests on.</summary>
public abstract class CatalogRecord
{
    /// <summary>The confidence of what an administrator entered from its decision.</summary>
    public const string Entered = "entered";

    public required string Code { get; init; }

    /// <summary>First day in force; 0001-01-01 where the source doesn't say.</summary>
    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    public required string Name { get; set; }

    public string? Parent { get; set; }

    public required string LegalBasis { get; set; }

    public required string Confidence { get; set; }
}

/// <summary>Tài khoản (TT 24/2024).</summary>
public sealed class AccountRecord : CatalogRecord
{
    public required NormalSide Side { get; set; }

    public required bool OffBalance { get; set; }

    public required bool Postable { get; set; }

    /// <summary>Names of the dimensions that a line needs, with blanks between.</summary>
    public required string RequiredDimensions { get; set; }
}

public sealed class ChapterRecord : CatalogRecord;

public sealed class SubCategoryRecord : CatalogRecord;

public sealed class SubItemRecord : CatalogRecord;

/// <summary>Nguồn kinh phí. Autonomous is empty until an administrator has chosen.</summary>
public sealed class FundingSourceRecord : CatalogRecord
{
    public bool? Autonomous { get; set; }
}

/// <summary>Nghiệp vụ and its posting rule, in the notation of rules.md §0.</summary>
public sealed class OperationRecord : CatalogRecord
{
    public required string Debit { get; set; }

    public required string Credit { get; set; }

    public required string OffBalance { get; set; }

    public required ApprovalNeed Approval { get; set; }

    public required string Condition { get; set; }
}

/// <summary>Loại giấy tờ gốc, and the operations whose vouchers can't do without it.</summary>
public sealed class EvidenceKindRecord : CatalogRecord
{
    /// <summary>Codes of operations, with blanks between.</summary>
    public required string RequiredFor { get; set; }
}

/// <summary>Phí, lệ phí: a dated rate. No amount where the province sets it and nobody has entered it.</summary>
public sealed class FeeTypeRecord : CatalogRecord
{
    public required string Unit { get; set; }

    public long? Amount { get; set; }

    public int? RetainedPercent { get; set; }

    public string? SubItem { get; set; }
}

/// <summary>Mức thu that an administrator entered from its decision. Empty texts hold for all.</summary>
public sealed class FeeRateRecord
{
    public required string FeeType { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    /// <summary>Empty for the whole country.</summary>
    public required string Province { get; init; }

    /// <summary>Empty for every way of filing.</summary>
    public required string Filing { get; init; }

    /// <summary>A code of the exemptions; empty for every payer.</summary>
    public required string PayerClass { get; init; }

    public required long Amount { get; set; }

    public required string Decision { get; set; }
}

/// <summary>Đối tượng được miễn, giảm phí và lệ phí.</summary>
public sealed class FeeExemptionRecord : CatalogRecord
{
    public const int MostFees = 50;

    /// <summary>So many codes of the greatest length, each with a blank.</summary>
    public const int LongestFees = MostFees * 33;

    /// <summary>Codes of fees, with blanks between.</summary>
    public required string Fees { get; set; }

    public required int Percent { get; set; }

    /// <summary>What a payer must show.</summary>
    public required string Evidence { get; set; }
}

/// <summary>Codes taken out of the classification from a budget year on.</summary>
public sealed class RetiredCodesRecord
{
    public required Dimension Dimension { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required int Since { get; init; }

    public required string LegalBasis { get; init; }
}
