using KeToanChung.Ledger.Budget;

namespace KeToanChung.Ledger.Catalogs;

/// <summary>
/// The entries that an operation would write, before anybody has chosen: one leg for each account that must move, with the likely one and the
/// others that its rule allows, and its partners in class 0. Its amounts come later; whether the result fits is asked of <c>OperationFit</c>.
/// </summary>
public static class EntrySketch
{
    /// <summary>More than any rule opens up where one still wants to read them.</summary>
    private const int MostChoices = 60;

    /// <param name="Likely">Null where it may be left out, or the rule takes any account.</param>
    /// <param name="Choices">What may stand there instead.</param>
    /// <param name="IsNegative">Class 0 is reduced by negative amounts (TT 24/2024, Phụ lục I-II, B.4.2).</param>
    public sealed record Leg(Account? Likely, IReadOnlyList<Account> Choices, bool IsDebit, bool IsNegative);

    public static IReadOnlyList<Leg> Of(PostingRule rule, Catalog catalog, DateOnly on)
    {
        var postable = catalog.Accounts.All.Select(a => a.Code).Distinct().Select(code => catalog.Accounts.On(code, on)).OfType<Account>()
            .Where(a => a.Postable).OrderBy(a => a.Code, StringComparer.Ordinal).ToList();
        return
        [
            .. rule.DebitLegs.Select(prefixes => LegOf(prefixes, isDebit: true)),
            .. rule.CreditLegs.Select(prefixes => LegOf(prefixes, isDebit: false)),
            .. rule.OffBalance.Select(c => LegOf(c.Accounts, c.IsDebit) is var leg && c.IsOptional ? leg with { Likely = null } : leg with { IsNegative = c.IsNegative }),
        ];

        Leg LegOf(IReadOnlyList<string> prefixes, bool isDebit)
        {
            if (prefixes is [PostingRule.Any] or [])
                return new Leg(null, [], isDebit, false);

            var choices = prefixes.SelectMany(prefix => postable.Where(a => a.Code.StartsWith(prefix, StringComparison.Ordinal)))
                .Distinct().Take(MostChoices).ToList();
            return new Leg(choices.Find(IsThisYears) ?? choices.FirstOrDefault(), choices, isDebit, false);
        }
    }

    private static bool IsThisYears(Account account) => BudgetEffect.YearOffset(account.Code) is null or 0;
}
