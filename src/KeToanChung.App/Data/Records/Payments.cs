using KeToanChung.Ledger.Payments;

namespace KeToanChung.App.Data.Records;

/// <summary>Đề nghị chi. Changes until it is submitted; then only its status does.</summary>
public sealed class PaymentRequestRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    /// <summary>What people follow it by, without signing in and without personal data.</summary>
    public required string TrackingCode { get; init; }

    public required PaymentStatus Status { get; set; }

    /// <summary>Counts the changes: the ETag.</summary>
    public required int Version { get; set; }

    public required DateOnly Date { get; set; }

    public required string PayeeName { get; set; }

    public string? PayeeAccount { get; set; }

    public string? PayeeBank { get; set; }

    public string? PayeeTaxCode { get; set; }

    public required PaymentMethod Method { get; set; }

    /// <summary>The operation that it will be posted by: named, or derived when it was made.</summary>
    public required string Operation { get; set; }

    public required FundedBy FundedBy { get; set; }

    public required string Description { get; set; }

    public string? Commitment { get; set; }

    public required long Total { get; set; }

    public required Guid MadeById { get; init; }

    public required string MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    public Guid? SubmittedById { get; set; }

    public string? SubmittedBy { get; set; }

    public DateTime? SubmittedAt { get; set; }

    /// <summary>Who approved, rejected or withdrew it.</summary>
    public string? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }

    public long? VoucherNo { get; set; }
}

public sealed class PaymentRequestLineRecord
{
    public required int AgencyId { get; init; }

    public required long RequestNo { get; init; }

    public required int LineNo { get; init; }

    public required string Account { get; init; }

    public required long Amount { get; init; }

    public string? FundingSource { get; init; }

    public string? Chapter { get; init; }

    public string? SubCategory { get; init; }

    public string? SubItem { get; init; }

    public string? InvoiceNumber { get; init; }

    public DateOnly? InvoiceDate { get; init; }
}
