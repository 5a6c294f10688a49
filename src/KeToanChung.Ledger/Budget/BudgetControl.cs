using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Budget;

/// <summary>Không chi vượt dự toán: nothing available goes below zero, and nothing is given back that was never taken.</summary>
public static class BudgetControl
{
    /// <summary>
    /// Every line for which its budget line has too little, with <c>available</c> and <c>short</c>; none when all can be had.
    /// </summary>
    /// <param name="fieldOf">The field of a line that holds its amount.</param>
    public static IReadOnlyList<Refusal> Shortages(
        AgencyBooks books, IEnumerable<(BudgetMovement Movement, int? Line)> wanted, Func<int, string> fieldOf)
    {
        var shortages = new List<Refusal>();
        var running = new Dictionary<BudgetKey, BudgetPosition>();

        // What frees money comes first: the outcome must not hang on the order of the lines.
        foreach (var (movement, line) in wanted.OrderBy(w => Takes(w.Movement)))
        {
            var key = movement.Key;
            var before = running.TryGetValue(key, out var seen) ? seen : books.Position(key);
            var after = before.After(movement.Column, movement.Amount);

            if (Takes(movement) && after.Available < 0)
                shortages.Add(Short(key, At(line), before.Available, -after.Available));

            // Giving back more than was drawn, reserved or withheld would raise the estimate by another door.
            else if (movement.Column is not BudgetColumn.Adjusted && after[movement.Column] < 0)
                shortages.Add(Short(key, At(line), before[movement.Column], -after[movement.Column]));
            else
                running[key] = after;
        }

        return shortages;

        string At(int? line) => line is { } i ? $"lines[{i}].{fieldOf(i)}" : "lines";
    }

    private static bool Takes(BudgetMovement movement) =>
        movement.Column is BudgetColumn.Assigned or BudgetColumn.Adjusted ? movement.Amount < 0 : movement.Amount > 0;

    private static Refusal Short(BudgetKey key, string field, long available, long missing) =>
        new Refusal(key.IsEstimate ? Codes.BudgetExceeded : Codes.SourceExceeded, field)
            .With("available", available).With("short", missing)
            .With("fundingSource", key.FundingSource).With("chapter", key.Chapter)
            .With("subCategory", key.SubCategory).With("subItem", key.SubItem).With("year", key.BudgetYear);
}
