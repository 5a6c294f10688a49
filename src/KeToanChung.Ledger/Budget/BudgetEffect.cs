using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Budget;

/// <summary>What a class-0 line does to the budget. Accounts 005–013 carry the year in their fourth digit: 1 last, 2 this, 3 next.</summary>
public static class BudgetEffect
{
    private const int YearDigit = 3;

    private static readonly string[] Received = ["011", "012", "013"];

    /// <summary>Whether an account is one of 005–013, which are kept by the budget classification (TT 24/2024, Điều 5.2).</summary>
    public static bool IsKeptByBudgetYear(string account) =>
        account.Length >= 3 && string.CompareOrdinal(account[..3], "005") >= 0 && string.CompareOrdinal(account[..3], "013") <= 0;

    /// <summary>
    /// How far the account's label ("năm trước", "năm nay", "năm sau") stands from the posting year, or null where it has none.
    /// </summary>
    public static int? YearOffset(string account) =>
        IsKeptByBudgetYear(account) && account.Length > YearDigit
            ? account[YearDigit] switch { '1' => -1, '2' => 0, '3' => 1, _ => null }
            : null;

    /// <summary>
    /// "Năm nay" / "năm trước" is how a report names a budget year on its own day: the roll on 1 January moves no row (CNNB-01).
    /// </summary>
    public static string AccountSeenFrom(string account, int budgetYear, int reportYear)
    {
        if (YearOffset(account) is null || budgetYear == 0)
            return account;

        var label = budgetYear.CompareTo(reportYear) switch { < 0 => '1', 0 => '2', > 0 => '3' };
        return string.Create(account.Length, (account, label), static (span, state) =>
        {
            state.account.AsSpan().CopyTo(span);
            span[YearDigit] = state.label;
        });
    }

    /// <summary>Dr 008, 009, 010: only a budget decision may.</summary>
    public static bool RaisesEstimate(DraftLine line) => !line.Debit.IsZero && IsEstimate(line.Account);

    /// <summary>
    /// The movement of a draw or a receipt, on the line it names exactly; null where the account controls nothing.
    /// The estimate is drawn on …1 (tạm ứng) and …2 (thực chi); money received is spent on the account itself.
    /// </summary>
    public static BudgetMovement? Of(DraftLine line, int budgetYear)
    {
        if (IsEstimate(line.Account))
        {
            return line.Credit.IsZero
                ? null
                : new BudgetMovement(
                    Key(line, line.Account[..3], budgetYear, line.SubItem ?? ""),
                    line.Account[^1] == '1' ? BudgetColumn.Advanced : BudgetColumn.Spent,
                    line.Credit.Dong);
        }

        if (!Received.Any(line.IsOn))
            return null;

        // 01121 and 01122 are apart (không tự chủ, tự chủ); the year is in the key already.
        var fund = line.Account.Length > YearDigit + 1 ? $"{line.Account[..3]}-{line.Account[(YearDigit + 1)..]}" : line.Account[..3];
        var key = Key(line, fund, budgetYear, "");
        if (fund is not ['0', '1', '1', ..])
            key = key with { FundingSource = "" }; // fees and operating receipts are no budget source: the chart asks for none on 012, 013

        return line.Credit.IsZero
            ? new BudgetMovement(key, BudgetColumn.Assigned, line.Debit.Dong)
            : new BudgetMovement(key, BudgetColumn.Spent, line.Credit.Dong);
    }

    /// <summary>008, 009, 010: what was given by decision and is drawn at the treasury.</summary>
    public static bool IsEstimate(string account) => account.Length >= 3 && BudgetKey.IsEstimateFund(account[..3]);

    private static BudgetKey Key(DraftLine line, string fund, int budgetYear, string subItem) =>
        new(fund, budgetYear, line.FundingSource ?? "", line.Chapter ?? "", line.SubCategory ?? "", subItem);
}
