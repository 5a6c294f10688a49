using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Fees.BankLists;

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

/// <summary>Báo có thanh toán trực tuyến, as a platform or bank reported it, once for each transaction. Append-only.</summary>
public sealed class OnlinePaymentRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required string Provider { get; init; }

    public required string Channel { get; init; }

    public required string TransactionId { get; init; }

    /// <summary>As reported; empty where the source has the transfer's content alone.</summary>
    public required string CaseNumber { get; init; }

    public required long Amount { get; init; }

    public required DateTime PaidAt { get; init; }

    /// <summary>The day of <see cref="PaidAt"/> in Việt Nam.</summary>
    public required DateOnly PaidOn { get; init; }

    public string? Status { get; init; }

    /// <summary>The batch in which the provider settled it with the account; null where it went straight there.</summary>
    public string? SettlementReference { get; init; }

    /// <summary>What the payer wrote into the transfer, where the source tells it.</summary>
    public string? Content { get; init; }

    /// <summary>The bank's own number of the movement, where the source tells it: a statement's line bears the same.</summary>
    public string? BankReference { get; init; }

    /// <summary>Why it can never pay a fee by itself: it went out, or came to another account.</summary>
    public WaitReason? SetAside { get; init; }

    /// <summary>The file that it came in with, or null.</summary>
    public long? ImportNo { get; init; }

    /// <summary>The webhook delivery that it came in with, or null.</summary>
    public Guid? DeliveryId { get; init; }

    public required DateTime ReportedAt { get; init; }
}

/// <summary>Where a reported payment stands: it paid a fee, or waits for a person, with the reason.</summary>
public sealed class OnlinePaymentStateRecord
{
    public required int AgencyId { get; init; }

    public required long PaymentNo { get; init; }

    /// <summary>As reported, to find what waits for a case that is made later.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The payment's, to find what waits for a case that its words name.</summary>
    public required long Amount { get; init; }

    /// <summary>The fee that it paid; null while it waits.</summary>
    public long? CaseNo { get; set; }

    /// <summary>Null once it is confirmed.</summary>
    public WaitReason? Reason { get; set; }

    public required DateTime At { get; set; }
}

/// <summary>A file of online payments that was taken in. Append-only.</summary>
public sealed class OnlinePaymentImportRecord
{
    public required int AgencyId { get; init; }

    public required long No { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required string Format { get; init; }

    public required int Imported { get; init; }

    public required int Duplicates { get; init; }

    public required int Rejected { get; init; }

    public required DateTime At { get; init; }

    public required string ImportedBy { get; init; }
}

/// <summary>A collecting bank's list (T+1) that was taken in with a file, and the answer to it. Append-only.</summary>
public sealed class BankListRecord
{
    public required int AgencyId { get; init; }

    public required long ImportNo { get; init; }

    public required string Provider { get; init; }

    public required string Channel { get; init; }

    /// <summary>On which its payments were made, where its name tells.</summary>
    public required DateOnly? Day { get; init; }

    public required string AnswerName { get; init; }

    public required int Matched { get; init; }

    public required int BankOnly { get; init; }

    public required int OursOnly { get; init; }

    public required int Differing { get; init; }

    /// <summary>The file for the bank, whole, as the layout of that day wanted it.</summary>
    public required string Answer { get; init; }
}

/// <summary>Where a bank's list and ours differ. Append-only.</summary>
public sealed class BankListDifferenceRecord
{
    public required int AgencyId { get; init; }

    public required long ImportNo { get; init; }

    public required int No { get; init; }

    /// <summary>The line in the bank's file; null for a payment that it lacks.</summary>
    public required int? Row { get; init; }

    public required BankListResult Result { get; init; }

    /// <summary>Null where the line can't be read.</summary>
    public required string? TransactionId { get; init; }

    public required string? CaseNumber { get; init; }

    public required long? Amount { get; init; }

    public required DateTime? PaidAt { get; init; }

    public required long? OurAmount { get; init; }

    public required DateTime? OurPaidAt { get; init; }
}

/// <summary>Kênh thanh toán: the account whose payments a provider reports, and the secret that it signs with.</summary>
public sealed class PaymentChannelRecord
{
    public required int AgencyId { get; init; }

    public required string Provider { get; init; }

    /// <summary>Small letters; with the provider it stands in the webhook's path, so it is the only one in the installation.</summary>
    public required string Channel { get; init; }

    public required string Account { get; set; }

    /// <summary>Encrypted by the keys of data protection: a copy of the table alone signs nothing.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>Where the provider's body has our fields, as JSON <c>{"amount": "data.money"}</c>; null where it uses our names.</summary>
    public string? FieldPaths { get; set; }

    /// <summary>How the channel's bank writes its daily list, as JSON; null until it is set.</summary>
    public string? ListLayout { get; set; }

    public required DateTime CreatedAt { get; init; }
}

/// <summary>What a provider sent, kept before anything else is done with it. Append-only.</summary>
public sealed class WebhookDeliveryRecord
{
    public required int AgencyId { get; init; }

    public required Guid Id { get; init; }

    public required string Provider { get; init; }

    public required string Channel { get; init; }

    public required DateTime At { get; init; }

    public required string Body { get; init; }

    public required string? Signature { get; init; }

    public required bool IsGenuine { get; init; }
}
