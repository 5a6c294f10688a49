namespace KeToanChung.Ledger.Reconciliation.Formats;

/// <summary>The forms in which banks and the treasury give statements. Told by content, never by a file's name.</summary>
public enum StatementFormat
{
    Csv,
    Xlsx,
    Mt940,
    Camt053,
}

/// <summary>Sao kê: what a bank says happened in one account.</summary>
/// <param name="Account">As the file writes it; null where it names none.</param>
/// <param name="From">The period that the file names, else of its lines; null where it has neither.</param>
/// <param name="Opening">Null, as <paramref name="Closing"/> may be, where the file doesn't tell.</param>
/// <param name="Lines">In the file's order, which may be newest first.</param>
public sealed record BankStatement(
    StatementFormat Format, string? Account, DateOnly? From, DateOnly? To, Money? Opening, Money? Closing, IReadOnlyList<StatementLine> Lines)
{
    /// <summary>Deposit accounts of agencies are kept in đồng; a statement in anything else is refused.</summary>
    public const string Currency = "VND";

    /// <summary>More lines than a commune's account has in years: a larger file is a mistake or an attack.</summary>
    public const int MostLines = 200_000;
}

/// <summary>Dòng sao kê.</summary>
/// <param name="Number">From 1 in the file's order; a line that was rejected keeps its number.</param>
/// <param name="Date">The day on which the bank booked it.</param>
/// <param name="Amount">Money in is above 0, money out below.</param>
/// <param name="BalanceAfter">As printed, or counted from the opening balance; null where neither is there.</param>
public sealed record StatementLine(
    int Number, DateOnly Date, DateOnly? ValueDate, Money Amount, string? Reference, string Text, Money? BalanceAfter)
{
    /// <summary>Longer texts than any format allows are cut; the file itself is kept.</summary>
    public const int LongestText = 2_000;

    public const int LongestReference = 100;
}

/// <summary>
/// What became of a file: read, perhaps without some rejected rows, or refused whole. Each refusal is at the field <c>file</c>, with
/// <c>row</c> and <c>column</c> as figures where it has a place.
/// </summary>
public sealed record StatementReading
{
    private StatementReading(BankStatement? statement, IReadOnlyList<Refusal> rejected, IReadOnlyList<Refusal> refusals) =>
        (Statement, Rejected, Refusals) = (statement, rejected, refusals);

    /// <summary>Null when the file is refused.</summary>
    public BankStatement? Statement { get; }

    /// <summary>Rows left out, while the balances show that the others are right.</summary>
    public IReadOnlyList<Refusal> Rejected { get; }

    /// <summary>Why the file is refused.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    public static StatementReading Of(BankStatement statement, IReadOnlyList<Refusal>? rejected = null) => new(statement, rejected ?? [], []);

    public static StatementReading Refused(IReadOnlyList<Refusal> refusals) => new(null, [], refusals);
}
