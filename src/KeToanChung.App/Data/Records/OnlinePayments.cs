using KeToanChung.Ledger.Fees;
using KeToanChung.Ledger.Fees.BankLists;

namespace KeToanChung.App.Data.Records;

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
