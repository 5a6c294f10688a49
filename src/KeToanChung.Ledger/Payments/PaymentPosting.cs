using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;

namespace KeToanChung.Ledger.Payments;

/// <summary>How a payment request is posted: the operation that fits it, and the entries that the operation writes.</summary>
public static class PaymentPosting
{
    private static readonly string[] EstimateAccounts = ["1351", "511", "1371"];

    /// <summary>
    /// The operation named, or the one that what is paid and the source allow; null where neither says it (operation.required).
    /// </summary>
    public static string? OperationOf(Catalog catalog, PaymentTerms terms)
    {
        if (terms.Operation is not null)
            return terms.Operation;

        var operations = terms.Lines.Select(l => Usual(catalog, terms, l)).Distinct().ToList();
        return operations is [{ } only] ? only : null;
    }

    private static string? Usual(Catalog catalog, PaymentTerms terms, PaymentLine line) => line.Account switch
    {
        ['3', '3', '4', ..] => "LG-10",
        ['3', '3', '2', ..] => "LG-07",
        ['3', '3', '1', ..] => terms.Method is PaymentMethod.Treasury ? "NCC-02" : "NCC-03",
        ['3', '3', '3', '2', ..] => "PHI-05",
        _ when terms.Method is PaymentMethod.Treasury && Source(catalog, terms, line) is { Autonomous: { } autonomous } => autonomous ? "RDT-01" : "RDT-02",
        _ => null,
    };

    /// <summary>The voucher that the payment posts: for each line of the request what is paid, what pays it, and its off-balance partner.</summary>
    public static Draft DraftOf(
        Catalog catalog, PaymentTerms terms, string operation, DateOnly date, IReadOnlyList<BudgetMovement> reserved) => new(
            terms.Id.Agency, TypeOf(terms.Method), date, terms.Description, operation,
            [.. terms.Lines.SelectMany(l => EntriesOf(catalog, terms, operation, date, l))],
            new Purpose.Payment(terms.Id, reserved))
        {
            Party = terms.Payee,
        };

    /// <summary>What the request holds back from the budget while it waits: the draws that its posting will make.</summary>
    public static IReadOnlyList<BudgetMovement> Reservation(AgencyBooks books, Draft draft)
    {
        var reserved = new List<BudgetMovement>();
        foreach (var line in draft.Lines)
        {
            if (line.IsOffBalance && BudgetEffect.Of(line, line.BudgetYear ?? draft.Date.Year) is { } draw)
                reserved.Add(new BudgetMovement(books.LineFor(draw.Key), BudgetColumn.Reserved, draw.Amount));
        }

        return reserved;
    }

    /// <summary>Says a refusal of the voucher at the request's line that the entry was made from.</summary>
    public static Refusal AtRequest(Refusal refusal, Draft draft, PaymentTerms terms)
    {
        if (refusal.Field is not ['l', 'i', 'n', 'e', 's', '[', ..] field)
            return refusal;

        var close = field.IndexOf(']', StringComparison.Ordinal);
        var entry = int.Parse(field.AsSpan(6, close - 6), System.Globalization.CultureInfo.InvariantCulture);
        var line = entry / (draft.Lines.Count / terms.Lines.Count);
        var name = field[(close + 1)..].TrimStart('.');
        return refusal with { Field = $"lines[{line}].{(name is "debit" or "credit" ? "amount" : name)}" };
    }

    private static IEnumerable<DraftLine> EntriesOf(Catalog catalog, PaymentTerms terms, string operation, DateOnly date, PaymentLine line)
    {
        var rule = catalog.Operations.On(operation, date);
        yield return Line(line.Account, debit: line.Amount);
        yield return Line(PaidFrom(catalog, terms, rule, line), credit: line.Amount);
        if (Partner(catalog, terms, rule, line, date) is { } partner)
            yield return Line(partner, credit: line.Amount);

        DraftLine Line(string account, Money debit = default, Money credit = default) => new(
            account, debit, credit, null, terms.BudgetYear, line.FundingSource, line.Chapter, line.SubCategory, line.SubItem, Party: terms.Payee);
    }

    private static VoucherType TypeOf(PaymentMethod method) => method switch
    {
        PaymentMethod.Treasury => VoucherType.TreasuryWithdrawal,
        PaymentMethod.Bank => VoucherType.DebitAdvice,
        PaymentMethod.Cash => VoucherType.CashPayment,
    };

    // Giao tự chủ was revenue when given and is drawn from 1351; without autonomy the draw itself is the revenue (TT 24/2024, TK 511).
    private static string PaidFrom(Catalog catalog, PaymentTerms terms, PostingRule? rule, PaymentLine line)
    {
        switch (terms.Method)
        {
            case PaymentMethod.Bank:
                return "1121";
            case PaymentMethod.Cash:
                return "1111";
        }

        var allowed = EstimateAccounts.Where(a => rule?.Credit.Contains(a, StringComparer.Ordinal) is true).ToList();
        return allowed is [var only] ? only : Source(catalog, terms, line)?.Autonomous is true ? "1351" : "511";
    }

    private static string? Partner(Catalog catalog, PaymentTerms terms, PostingRule? rule, PaymentLine line, DateOnly date)
    {
        var named = rule?.OffBalance.Where(c => !c.IsDebit && !c.IsNegative).SelectMany(c => c.Accounts).ToList() ?? [];
        var autonomy = Source(catalog, terms, line)?.Autonomous is true ? '2' : '1';
        var year = terms.BudgetYear.CompareTo(date.Year) switch { < 0 => '1', 0 => '2', > 0 => '3' };

        if (terms.Method is PaymentMethod.Treasury)
        {
            // Thực chi where the rule allows it, else tạm ứng.
            string[] wanted = [$"008{year}{autonomy}2", $"008{year}{autonomy}1", $"009{year}2", $"009{year}1"];
            return Array.Find(wanted, IsNamed);
        }

        string[] funds = terms.FundedBy switch
        {
            FundedBy.RetainedFee => [$"012{year}"],
            FundedBy.MoneyAllotment => [$"011{year}{autonomy}", $"013{year}"],
            FundedBy.None or FundedBy.Estimate => [],
        };
        return Array.Find(funds, IsNamed);

        bool IsNamed(string account) => named.Exists(n => account.StartsWith(n, StringComparison.Ordinal));
    }

    private static FundingSource? Source(Catalog catalog, PaymentTerms terms, PaymentLine line) =>
        line.FundingSource is null ? null : catalog.FundingSources.In(line.FundingSource, terms.BudgetYear);
}
