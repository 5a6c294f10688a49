using KeToanChung.Ledger.Fees;

namespace KeToanChung.App.Data.Records;

/// <summary>A fee that was asked for, as it stands now. Its number is the public id that receipts, payments and corrections hang on.</summary>
public sealed class FeeCaseRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    /// <summary>What people follow it by, without signing in and without personal data.</summary>
    public required string TrackingCode { get; init; }

    public required FeeCaseStatus Status { get; set; }

    public required FeeMethod Method { get; init; }

    public required string FeeType { get; set; }

    public required string FeeName { get; set; }

    public required int Quantity { get; set; }

    /// <summary>How its dossier was filed, where that was said.</summary>
    public Filing? Filing { get; set; }

    public required long Amount { get; set; }

    /// <summary>The class of payers for which less is due; its paper stands with the payer.</summary>
    public string? Exemption { get; set; }

    /// <summary>What others would pay, where there is an exemption.</summary>
    public long? FullAmount { get; set; }

    /// <summary>Số hồ sơ một cửa; an online fee without one gets its own, for the payer's transfer.</summary>
    public string? CaseNumber { get; init; }

    /// <summary>The case number as it survives a transfer (<see cref="Ledger.Fees.CaseKey"/>): it is looked for in what payers write.</summary>
    public string? CaseKey { get; init; }

    public required long PayerNo { get; set; }

    public required string PayerDigest { get; set; }

    public required DateOnly Date { get; init; }

    /// <summary>The ledger event of the receipt that counts; null before there is one.</summary>
    public long? ReceiptNo { get; set; }

    public string? CancelReason { get; set; }

    public required DateTime MadeAt { get; init; }

    public required Guid MadeById { get; init; }

    public required string MadeBy { get; init; }
}

/// <summary>
/// Người nộp: personal data, in a row of its own that can be deleted. The chain holds only a salted digest (<see cref="PayerDigest"/>).
/// </summary>
public sealed class PayerRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required string Name { get; init; }

    /// <summary>Số định danh cá nhân or mã số thuế.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>The paper by which less was paid, such as the number of a poor household's certificate.</summary>
    public string? ExemptionEvidence { get; init; }

    public required string Salt { get; init; }

    /// <summary>The name in small letters without diacritics.</summary>
    public required string SearchText { get; init; }
}

/// <summary>Biên lai, electronic or of a book of paper: a ledger event. Append-only: a wrong one stays, and a correction names it.</summary>
public sealed class ReceiptRecord
{
    public required int AgencyId { get; init; }

    /// <summary>Number of its ledger event.</summary>
    public required long No { get; init; }

    public required long CaseNo { get; init; }

    public required string Form { get; init; }

    public required string Series { get; init; }

    /// <summary>Without a gap per agency, series and year; of paper, per book.</summary>
    public required int Number { get; init; }

    public required int Year { get; init; }

    /// <summary>The point that gave it out of its range; null for the agency itself, and for paper.</summary>
    public string? Point { get; init; }

    public required DateOnly Date { get; init; }

    public required string FeeType { get; init; }

    public required string FeeName { get; init; }

    public required int Quantity { get; init; }

    public required long Amount { get; init; }

    public string? CaseNumber { get; init; }

    public required long PayerNo { get; init; }

    public required string PayerDigest { get; init; }

    /// <summary>The voucher that posted it; null where a replacement has nothing to post.</summary>
    public long? VoucherNo { get; init; }

    /// <summary>The receipt that it takes the place of.</summary>
    public long? Replaces { get; init; }

    public required DateTime IssuedAt { get; init; }

    public required Guid IssuedById { get; init; }

    public required string IssuedBy { get; init; }
}

/// <summary>Chứng thư số of a collecting body. The key is encrypted by the keys of data protection: a copy of the table alone signs nothing.</summary>
public sealed class SigningCertificateRecord
{
    public required int AgencyId { get; init; }

    public required Guid Id { get; init; }

    public required string Subject { get; init; }

    public required string SerialNumber { get; init; }

    public required string Thumbprint { get; init; }

    public required DateTime ValidFrom { get; init; }

    public required DateTime ValidTo { get; init; }

    public required string ProtectedKey { get; init; }

    public required DateTime AddedAt { get; init; }

    public required string AddedBy { get; init; }
}

/// <summary>A receipt as it was signed, whole: personal data, in a row of its own that can be deleted with the payer's.</summary>
public sealed class SignedReceiptRecord
{
    public required int AgencyId { get; init; }

    public required long ReceiptNo { get; init; }

    public required Guid CertificateId { get; init; }

    public required DateTime SignedAt { get; init; }

    public required string Xml { get; init; }
}

/// <summary>Bảng kê dữ liệu biên lai gửi cơ quan thuế (01/TH-BLĐT): waits until it is sent, by the system or by a person.</summary>
public sealed class ReceiptListRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    /// <summary>The day on which it was made.</summary>
    public required DateOnly Day { get; init; }

    public required int Entries { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    /// <summary>When the system tries again.</summary>
    public DateTime? NextTryAt { get; set; }

    public DateTime? SentAt { get; set; }

    public string? SentBy { get; set; }

    /// <summary>What the receiver answered: the number of its notice.</summary>
    public string? Reference { get; set; }
}

/// <summary>A receipt, or a notice about one, in the list that tells of it: each is in one list.</summary>
public sealed class ReceiptListItemRecord
{
    public required int AgencyId { get; init; }

    /// <summary>The ledger event: a receipt's, or a correction's.</summary>
    public required long EventNo { get; init; }

    public required long ListNo { get; init; }
}

/// <summary>Điều chỉnh biên lai, by one of the two paths of the law. A ledger event. Append-only.</summary>
public sealed class ReceiptCorrectionRecord
{
    public required int AgencyId { get; init; }

    /// <summary>Number of its ledger event.</summary>
    public required long No { get; init; }

    public required long CaseNo { get; init; }

    /// <summary>The receipt that was wrong.</summary>
    public required long ReceiptNo { get; init; }

    public required CorrectionKind Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who the payer really is, where that was wrong.</summary>
    public required long PayerNo { get; init; }

    public required string PayerDigest { get; init; }

    /// <summary>The new receipt of a replacement.</summary>
    public long? ReplacementNo { get; init; }

    /// <summary>Undoes the posting of the old receipt, where the amount changed.</summary>
    public long? ReversalNo { get; init; }

    /// <summary>What the payer gets back, by a payment request.</summary>
    public required long RefundDue { get; init; }

    public required DateTime At { get; init; }

    public required Guid CorrectedById { get; init; }

    public required string CorrectedBy { get; init; }
}
