namespace KeToanChung.App.Data.Records;

/// <summary>Giấy tờ gốc: a file under a voucher or a payment request. A voucher's stays for good.</summary>
public sealed class EvidenceRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    /// <summary>The voucher that it proves, or null.</summary>
    public long? VoucherNo { get; init; }

    /// <summary>The payment request that it proves, or null.</summary>
    public long? RequestNo { get; init; }

    /// <summary>A code of the catalogue of evidence.</summary>
    public required string Kind { get; init; }

    public required string FileName { get; init; }

    /// <summary>The bytes, in store.</summary>
    public required string Sha256 { get; init; }

    public required string ContentType { get; init; }

    public required int Size { get; init; }

    public required Guid AttachedById { get; init; }

    public required string AttachedBy { get; init; }

    public required DateTime AttachedAt { get; init; }
}
