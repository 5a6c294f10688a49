namespace KeToanChung.Ledger.Fees.BankLists;

/// <summary>What a bank's payment is beside ours: the results of its list (T+1).</summary>
public enum BankListResult
{
    /// <summary>00: both have it, with the same amount and time.</summary>
    Matched,

    /// <summary>01: the bank has it, we hadn't.</summary>
    BankOnly,

    /// <summary>02: we have it, the bank's list doesn't.</summary>
    OursOnly,

    /// <summary>03: both have it, with another amount or time, or it can't be read.</summary>
    Differs,
}

/// <summary>Khớp hay lệch, as the bank's two digits say it.</summary>
public static class BankListResults
{
    public static string Code(this BankListResult result) => $"0{(int)result}";
}

/// <summary>A collecting bank's list for one day, read by its layout.</summary>
/// <param name="Refusal">Why the file as a whole can't be taken: cut off, or changed on its way. Then there are no records.</param>
public sealed record BankList(IReadOnlyList<ListedLine> Records, Refusal? Refusal = null);

/// <summary>A payment in the list.</summary>
/// <param name="Row">The line in the file, from 1.</param>
/// <param name="IsLate">Of an earlier day, pending until now.</param>
/// <param name="Fault">Why it can't be read; its payment is null then.</param>
public sealed record ListedLine(int Row, IReadOnlyList<string> Values, bool IsLate, ListedPayment? Payment, Refusal? Fault);

/// <summary>What a list says of one payment. Whole đồng.</summary>
public sealed record ListedPayment(string TransactionId, long Amount, DateTimeOffset PaidAt)
{
    public string? CaseNumber { get; init; }

    public string? Content { get; init; }

    public string? BankReference { get; init; }

    public string? SettlementReference { get; init; }

    /// <summary>The key of the two lists is transaction, amount and time, to the second.</summary>
    public bool IsSameAs(ListedPayment other) =>
        Amount == other.Amount && PaidAt.ToUnixTimeSeconds() == other.PaidAt.ToUnixTimeSeconds();
}
