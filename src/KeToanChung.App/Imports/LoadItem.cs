namespace KeToanChung.App.Imports;

/// <summary>
/// One thing that a folder tells: a decision, a voucher, a request. Items are taken in the order of date, then of kind, then of the file.
/// </summary>
/// <param name="Kind">The file without its ending.</param>
/// <param name="Order">Place of the kind within a day: budget entries, requests, fee cases, platform payments, journals.</param>
/// <param name="Take">Sends its commands; answers the outcome that the books now hold, or the rows that are wrong.</param>
internal sealed record LoadItem(
    string Kind, int Order, DateOnly Date, int Line, string Reference, Func<LoadSession, CancellationToken, Task<Taken>> Take);

/// <summary>What became of an item. With bad rows it was left out whole.</summary>
internal sealed record Taken(string Outcome, IReadOnlyList<BadRow> Bad)
{
    public static Taken As(string outcome) => new(outcome, []);

    public static Taken LeftOut(IEnumerable<BadRow> bad) => new("left-out", [.. bad]);
}
