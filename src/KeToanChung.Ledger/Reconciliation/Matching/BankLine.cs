namespace KeToanChung.Ledger.Reconciliation.Matching;

/// <summary>Where a line of a statement stands: the import and the number in its file. In this order lines of one day came in.</summary>
public readonly record struct LineKey(long Statement, int Line);

/// <summary>A line of a bank statement that nothing explains yet.</summary>
/// <param name="Amount">Money in is above 0, money out below.</param>
public sealed record BankLine(LineKey Key, DateOnly Date, Money Amount, string? Reference, string Text);
