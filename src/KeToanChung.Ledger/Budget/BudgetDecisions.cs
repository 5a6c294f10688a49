using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Budget;

/// <summary>Loại quyết định: giao, bổ sung, giảm, tạm giữ, bỏ tạm giữ, điều chuyển.</summary>
public enum BudgetEntryKind
{
    Assign,
    Supplement,
    Reduce,
    Withhold,
    Release,
    Transfer,
}

/// <summary>One line of a budget decision. Above zero; in a transfer signed.</summary>
public sealed record BudgetDecisionLine(string FundingSource, string Chapter, string SubCategory, string? SubItem, Money Amount);

/// <summary>What a budget decision does to the books: DT-01, DT-02, DT-06, DT-06B of the posting rules, line by line.</summary>
public static class BudgetDecisions
{
    /// <summary>What is wrong with the decision itself, whatever the books hold.</summary>
    public static IReadOnlyList<Refusal> Check(
        Catalog catalog, BudgetEntryKind kind, int year, IReadOnlyList<BudgetDecisionLine> lines)
    {
        if (lines.Count is 0)
            return [new Refusal(Codes.RequestInvalid, "lines", "required")];
        if (lines.Count * 3 > PostingEngine.MaxLines)
            return [new Refusal(Codes.RequestInvalid, "lines", "tooManyLines").With("most", PostingEngine.MaxLines / 3)];

        var amounts = Amounts(kind, lines).ToList();
        return amounts.Count > 0 ? amounts : [.. lines.SelectMany((line, i) => Places(catalog, line, year, i))];
    }

    private static IEnumerable<Refusal> Amounts(BudgetEntryKind kind, IReadOnlyList<BudgetDecisionLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var amount = lines[i].Amount;
            if (amount.IsZero || (kind is not BudgetEntryKind.Transfer && amount < Money.Zero))
                yield return new Refusal(Codes.RequestInvalid, $"lines[{i}].amount", "notPositive");
            else if (amount.Dong is > Money.LargestLine or < -Money.LargestLine)
                yield return new Refusal(Codes.RequestInvalid, $"lines[{i}].amount", "amountTooLarge");
        }

        if (kind is not BudgetEntryKind.Transfer)
            yield break;

        // Điều chuyển stays within one source: no source gains what another lost.
        foreach (var source in lines.GroupBy(l => l.FundingSource, StringComparer.Ordinal))
        {
            if (source.Sum(l => l.Amount.Dong) != 0)
                yield return new Refusal(Codes.RequestInvalid, "lines", "transferNotZero").With("fundingSource", source.Key);
        }
    }

    private static IEnumerable<Refusal> Places(Catalog catalog, BudgetDecisionLine line, int year, int i)
    {
        foreach (var (dimension, code) in new[]
        {
            (Dimension.FundingSource, line.FundingSource), (Dimension.Chapter, line.Chapter), (Dimension.SubCategory, line.SubCategory),
            (Dimension.SubItem, line.SubItem),
        })
        {
            var field = $"lines[{i}].{dimension.FieldName()}";
            if (string.IsNullOrEmpty(code))
            {
                if (dimension is not Dimension.SubItem)
                    yield return new Refusal(Codes.DimensionMissing, field, dimension.FieldName());
                continue;
            }

            if (catalog.RefusalOf(dimension, code, year) is { } refusal)
                yield return new Refusal(refusal, field, dimension.FieldName()).With("value", code).With("year", year);
            else if (dimension is Dimension.FundingSource && catalog.FundingSources.In(code, year)!.Autonomous is null)
                yield return new Refusal(Codes.DimensionUnknown, field, "autonomyNotChosen").With("value", code);
        }
    }

    /// <summary>How the decision moves its budget lines, one movement a line.</summary>
    public static IReadOnlyList<BudgetMovement> Movements(BudgetEntryKind kind, int year, IEnumerable<BudgetDecisionLine> lines) =>
        [.. lines.Select(l => new BudgetMovement(
            new BudgetKey(BudgetKey.Estimate, year, l.FundingSource, l.Chapter, l.SubCategory, l.SubItem ?? ""),
            kind switch
            {
                BudgetEntryKind.Assign => BudgetColumn.Assigned,
                BudgetEntryKind.Supplement or BudgetEntryKind.Reduce or BudgetEntryKind.Transfer => BudgetColumn.Adjusted,
                BudgetEntryKind.Withhold or BudgetEntryKind.Release => BudgetColumn.Withheld,
            },
            kind is BudgetEntryKind.Reduce or BudgetEntryKind.Release ? -l.Amount.Dong : l.Amount.Dong))];

    /// <summary>What it posts; nothing for withhold and release.</summary>
    public static IReadOnlyList<DraftLine> Entries(
        Catalog catalog, BudgetEntryKind kind, int year, IEnumerable<BudgetDecisionLine> lines) => kind switch
        {
            BudgetEntryKind.Withhold or BudgetEntryKind.Release => [],
            BudgetEntryKind.Assign or BudgetEntryKind.Supplement or BudgetEntryKind.Reduce or BudgetEntryKind.Transfer =>
                [.. lines.SelectMany(l => EntriesOf(kind, year, l, catalog.FundingSources.In(l.FundingSource, year)!.Autonomous!.Value))],
        };

    /// <summary>Why the books refuse a decision; where they don't, they stand as after it.</summary>
    public static IReadOnlyList<Refusal> Enter(Books books, Draft draft)
    {
        if (draft.Lines.Count > 0)
            return (PostingEngine.DecideInOrder(books, [draft])[0] as Decision.Refused)?.Refusals ?? [];

        var (mine, movements) = (books.Of(draft.Agency), ((Purpose.BudgetDecision)draft.Purpose).Movements);
        var refusals = RefusalsToMove(mine, draft.Date, movements);
        if (refusals.Count == 0)
            mine.Move(movements);
        return refusals;
    }

    /// <summary>Why a decision that posts nothing (withholding) can't move its lines: into an open period, and where there is enough.</summary>
    public static IReadOnlyList<Refusal> RefusalsToMove(AgencyBooks mine, DateOnly date, IReadOnlyList<BudgetMovement> movements) =>
        PostingEngine.OutsidePeriod(mine, date) is { } outside
            ? [outside]
            : BudgetControl.Shortages(mine, movements.Select((m, i) => (m, (int?)i)), _ => "amount");

    private static IEnumerable<DraftLine> EntriesOf(BudgetEntryKind kind, int year, BudgetDecisionLine line, bool isAutonomous)
    {
        // Giao tự chủ is revenue at once (DT-01) and is taken back as revenue (DT-06B); a transfer within the source changes 008 alone.
        if (isAutonomous && kind is not BudgetEntryKind.Transfer)
        {
            var given = kind is not BudgetEntryKind.Reduce;
            yield return Line(given ? "1351" : "511", debit: line.Amount);
            yield return Line(given ? "511" : "1351", credit: line.Amount);
        }

        yield return Line(isAutonomous ? "00822" : "00821", debit: kind is BudgetEntryKind.Reduce ? -line.Amount : line.Amount);

        DraftLine Line(string account, Money debit = default, Money credit = default) =>
            new(account, debit, credit, null, year, line.FundingSource, line.Chapter, line.SubCategory, line.SubItem);
    }
}
