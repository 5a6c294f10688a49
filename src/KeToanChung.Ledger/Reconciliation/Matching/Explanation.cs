namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>Why lines and entries belong together, or why a line is left to a person.</summary>
public enum MatchReason
{
    /// <summary>The text names the case.</summary>
    CaseNumber,

    /// <summary>The text has the platform's number of the payment.</summary>
    Transaction,

    /// <summary>The case number was cut off, and the payer's name fits.</summary>
    CutNumber,

    /// <summary>The case number is mistyped, and the payer's name fits.</summary>
    MistypedNumber,

    /// <summary>No number; payer, amount and days leave one fee only.</summary>
    PayerAndAmount,

    /// <summary>A platform's lump, known by its reference.</summary>
    Settlement,

    /// <summary>The same, less the charge that the text names.</summary>
    SettlementLessCharge,

    /// <summary>The parts of one payment.</summary>
    Parts,

    /// <summary>A voucher of that amount on that day, the only one.</summary>
    Voucher,

    /// <summary>A person said so.</summary>
    ByHand,

    /// <summary>It isn't ours: it is owed until the payment request that was made pays it back, or on.</summary>
    ToReturn,

    /// <summary>More than one explanation.</summary>
    SeveralExplanations,

    /// <summary>The case number belongs to another payer than the text names.</summary>
    OtherPayer,

    /// <summary>The lump's amount is not what its payments make.</summary>
    SettlementDiffers,

    /// <summary>Trả hai lần: an earlier line pays that case.</summary>
    PaidTwice,

    /// <summary>The case is there, with another amount.</summary>
    WrongAmount,

    /// <summary>The case waits for its payment, which no platform reported.</summary>
    NotReported,

    /// <summary>Paid after the case was cancelled.</summary>
    CaseCancelled,

    /// <summary>The case is another agency's: the money came to the wrong account.</summary>
    OtherAgency,

    /// <summary>The bank took it for its service, and the books don't have it yet.</summary>
    BankCharge,

    /// <summary>Interest that the books don't have yet.</summary>
    Interest,

    /// <summary>Nothing in the books fits.</summary>
    Nothing,

    /// <summary>Certain, and matched by the next run.</summary>
    ForNextRun,

    /// <summary>Certain, but the month of the line is closed.</summary>
    PeriodClosed,
}

/// <summary>Entries that would explain a line.</summary>
/// <param name="Score">How much speaks for it, from 0 to 100.</param>
public sealed record Candidate(IReadOnlyList<BookEntry> Entries, int Score, MatchReason Reason);

/// <summary>Lines and entries that belong together and leave no other explanation. Their sums agree, but for the charge.</summary>
public sealed record CertainMatch(IReadOnlyList<BankLine> Lines, IReadOnlyList<BookEntry> Entries, MatchReason Reason, int Score)
{
    /// <summary>What a platform took from the lump before it paid it out.</summary>
    public Money Charge => Entries.Aggregate(Money.Zero, (sum, e) => sum + e.Amount) - Lines.Aggregate(Money.Zero, (sum, l) => sum + l.Amount);
}

/// <summary>A line that is left to a person, with what it may be.</summary>
public sealed record OpenLine(BankLine Line, MatchReason Reason, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>Something in the books fits, but not for certain.</summary>
    public bool IsAmbiguous => Reason is MatchReason.SeveralExplanations or MatchReason.OtherPayer or MatchReason.SettlementDiffers;
}

/// <summary>What was found for each line, once.</summary>
public sealed record Findings(IReadOnlyList<CertainMatch> Certain, IReadOnlyList<OpenLine> Open);
