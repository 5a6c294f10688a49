using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;

namespace KeToanChung.Ledger.Posting;

/// <summary>The answer to a draft: a plan that must succeed, or what is to be mended first.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Accepted(Plan Plan) : Decision;

    /// <summary>All places of the first rule that refuses; the first of them gives the answer its code.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : Decision;
}

/// <summary>A line as it will stand in the books: every default filled in.</summary>
public sealed record PlannedLine(DraftLine Line, int BudgetYear, int? Counterparty);

/// <summary>A voucher that may be written: its number, its lines, and what it does to the budget.</summary>
public sealed record Plan(
    Draft Draft, int Sequence, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<BudgetMovement> Movements, bool AwaitsApproval)
{
    public string Number => VoucherNumbers.Format(Draft.Type, Draft.Date.Year, Sequence);
}

/// <summary>Every rule that a posting must keep, asked in the order in which the answers take precedence (api-contract).</summary>
public static class PostingEngine
{
    /// <summary>SD-01: the balances with which an agency starts in this software.</summary>
    public const string OpeningBalance = "SD-01";

    /// <summary>So many of the largest amounts still add up within a <see cref="long"/>.</summary>
    public const int MaxLines = 1_000;

    private static readonly string[] MoneyAccounts = ["111", "112", "113"];

    private static readonly string[] InsideOneAccountingUnit = ["136", "336"];

    private static readonly string[] NeedsOperationWhenCredited = ["1351", "511"];

    // TH-01: who collected for another; TH-02: who asked (NB-12): the claim names the other agency, or it can't be eliminated.
    private static readonly (string Operation, string Account)[] NeedsCounterparty = [("TH-01", "3388"), ("TH-02", "1388")];

    /// <summary>Each behind those before it that may be posted.</summary>
    public static IReadOnlyList<Decision> DecideInOrder(Books books, IReadOnlyList<Draft> drafts)
    {
        var decisions = new List<Decision>(drafts.Count);
        foreach (var draft in drafts)
        {
            var decision = Decide(books, draft);
            if (decision is Decision.Accepted { Plan: var plan })
                books.Apply(plan);
            decisions.Add(decision);
        }

        return decisions;
    }

    public static Decision Decide(Books books, Draft draft)
    {
        var mine = books.Of(draft.Agency);
        var lines = draft.Lines;

        if (lines.Count is 0 or > MaxLines)
            return Refuse(new Refusal(Codes.RequestInvalid, "lines", lines.Count is 0 ? "required" : "tooManyLines").With("most", MaxLines));
        if (Each(lines, Shape) is { Count: > 0 } misshapen)
            return new Decision.Refused(misshapen);
        if (Each(lines, (l, i) => Unknown(books.Catalog, draft.Date, l, i)) is { Count: > 0 } unknown)
            return new Decision.Refused(unknown);
        if (Each(lines, (l, i) => NotPostable(books.Catalog, draft.Date, l, i)) is { Count: > 0 } notPostable)
            return new Decision.Refused(notPostable);
        if (NotForUnit(books, mine.Agency, lines) is { Count: > 0 } notForUnit)
            return new Decision.Refused(notForUnit);
        if (Unbalanced(lines) is { } unbalanced)
            return Refuse(unbalanced);
        if (OutsidePeriod(mine, draft.Date) is { } outside)
            return Refuse(outside);

        var budgetYears = lines.Select(l => l.BudgetYear ?? draft.Date.Year).ToArray();
        if (Each(lines, (l, i) => MissingDimension(books, draft, l, i)) is { Count: > 0 } missing)
            return new Decision.Refused(missing);
        if (EachMany(lines, (l, i) => WrongDimensions(books, draft, l, budgetYears[i], i)) is { Count: > 0 } wrong)
            return new Decision.Refused(wrong);
        if (WrongOperation(books, mine, draft) is { } operation)
            return Refuse(operation);
        if (WithoutApproval(books.Catalog, draft) is { } approval)
            return Refuse(approval);

        var movements = new List<BudgetMovement>();
        if (BeyondBudget(mine, draft, budgetYears, movements) is { Count: > 0 } shortages)
            return new Decision.Refused(shortages);

        // From here on the posting must succeed.
        var planned = new PlannedLine[lines.Count];
        for (var i = 0; i < planned.Length; i++)
            planned[i] = new PlannedLine(lines[i], budgetYears[i], lines[i].Counterparty is { } code ? books.Neighbour(code)!.Id : null);

        return new Decision.Accepted(new Plan(
            draft, mine.NextNumber(draft.Type, draft.Date.Year), planned, movements, AwaitsApproval(books.Catalog, draft)));
    }

    private static Decision.Refused Refuse(Refusal refusal) => new([refusal]);

    private static List<Refusal> Each(IReadOnlyList<DraftLine> lines, Func<DraftLine, int, Refusal?> rule)
    {
        var refusals = new List<Refusal>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (rule(lines[i], i) is { } refusal)
                refusals.Add(refusal);
        }

        return refusals;
    }

    private static List<Refusal> EachMany(IReadOnlyList<DraftLine> lines, Func<DraftLine, int, IEnumerable<Refusal>> rule) =>
        [.. lines.SelectMany(rule)];

    private static string At(int line, string field) => $"lines[{line}].{field}";

    // One side, above zero; below only in class 0, which reduces that way (TT 24/2024, Phụ lục I-II, B.4.2).
    private static Refusal? Shape(DraftLine line, int i)
    {
        var field = line.Debit.IsZero ? "credit" : "debit";
        if (line.Debit.IsZero == line.Credit.IsZero)
            return new Refusal(Codes.RequestInvalid, At(i, "debit"), line.Debit.IsZero ? "noSide" : "bothSides");
        if (line.Amount < Money.Zero && !line.IsOffBalance)
            return new Refusal(Codes.RequestInvalid, At(i, field), "negative");
        if (line.Amount.Dong is > Money.LargestLine or < -Money.LargestLine)
            return new Refusal(Codes.RequestInvalid, At(i, field), "amountTooLarge");

        return null;
    }

    private static Refusal? Unknown(Catalog catalog, DateOnly on, DraftLine line, int i) =>
        catalog.Accounts.On(line.Account, on) is not null
            ? null
            : new Refusal(Codes.AccountUnknown, At(i, "account"), catalog.Accounts.Knows(line.Account) ? "retired" : null)
                .With("account", line.Account);

    private static Refusal? NotPostable(Catalog catalog, DateOnly on, DraftLine line, int i) =>
        catalog.Accounts.On(line.Account, on)!.Postable
            ? null
            : new Refusal(Codes.AccountNotPostable, At(i, "account")).With("account", line.Account);

    private static List<Refusal> NotForUnit(Books books, Agency agency, IReadOnlyList<DraftLine> lines)
    {
        if (agency.UnitType is UnitType.SpendingPoint)
            return [new Refusal(Codes.AccountNotForUnitType, "agency", "spendingPoint")];
        if (agency.Regime is not Regime.TT24)
            return [new Refusal(Codes.AccountNotForUnitType, "agency", "regime").With("regime", agency.Regime.ToString())];

        return Each(lines, (line, i) =>
            InsideOneAccountingUnit.Any(line.IsOn)
            && line.Counterparty is { } code && books.Neighbour(code) is { } other && !agency.IsWithinOneAccountingUnitAs(other)
                ? new Refusal(Codes.AccountNotForUnitType, At(i, "account")).With("account", line.Account).With("other", code.Value)
                : null);
    }

    private static Refusal? Unbalanced(IReadOnlyList<DraftLine> lines)
    {
        long debit = 0, credit = 0;
        foreach (var line in lines)
        {
            if (line.IsOffBalance)
                continue; // class 0 is single-entry
            debit += line.Debit.Dong;
            credit += line.Credit.Dong;
        }

        return debit == credit
            ? null
            : new Refusal(Codes.VoucherUnbalanced, "lines").With("debit", debit).With("credit", credit)
                .With("difference", Math.Abs(debit - credit));
    }

    /// <summary>Whether the books take anything on that day.</summary>
    public static Refusal? OutsidePeriod(AgencyBooks mine, DateOnly date)
    {
        if (!mine.IsYearOpen(date.Year))
            return new Refusal(Codes.DateOutsideFiscalYear, "date").With("year", date.Year);
        if (mine.IsClosed(date))
            return new Refusal(Codes.PeriodClosed, "date").With("month", date);

        return null;
    }

    private static Refusal? MissingDimension(Books books, Draft draft, DraftLine line, int i)
    {
        var account = books.Catalog.Accounts.On(line.Account, draft.Date)!;
        foreach (var dimension in account.Required)
        {
            if (IsMissing(draft, line, dimension))
                return Missing(dimension.FieldName());
        }

        if (line.Counterparty is null && NeedsCounterparty.Any(n => n.Operation == draft.Operation && line.IsOn(n.Account)) && NamesTheOtherSide(draft, line))
            return Missing("counterpartyAgency");

        return null;

        Refusal Missing(string field) =>
            new Refusal(Codes.DimensionMissing, At(i, field), field).With("account", line.Account);
    }

    // TH-02 debits 1388 and may credit 3388: only the debit is a claim on the collector. TH-01 credits 3388: a debt to the owner.
    private static bool NamesTheOtherSide(Draft draft, DraftLine line) => draft.Operation is "TH-01" ? !line.Credit.IsZero : !line.Debit.IsZero;

    // "Năm trước" and "năm sau" say that the budget year is not the date's: then it must be named.
    private static bool IsMissing(Draft draft, DraftLine line, Dimension dimension) => dimension switch
    {
        Dimension.BudgetYear => line.BudgetYear is null && BudgetEffect.YearOffset(line.Account) is not (null or 0) && draft.Purpose is Purpose.Voucher,
        Dimension.FundingSource => string.IsNullOrEmpty(line.FundingSource),
        Dimension.Chapter => string.IsNullOrEmpty(line.Chapter),
        Dimension.SubCategory => string.IsNullOrEmpty(line.SubCategory),
        Dimension.SubItem => string.IsNullOrEmpty(line.SubItem),
    };

    private static IEnumerable<Refusal> WrongDimensions(Books books, Draft draft, DraftLine line, int budgetYear, int i)
    {
        if (BudgetEffect.YearOffset(line.Account) is { } offset && !(offset is -1 ? budgetYear < draft.Date.Year : budgetYear == draft.Date.Year + offset))
            yield return Unknown("budgetYear", budgetYear.ToString(System.Globalization.CultureInfo.InvariantCulture));

        foreach (var (dimension, code) in new[]
        {
            (Dimension.FundingSource, line.FundingSource), (Dimension.Chapter, line.Chapter),
            (Dimension.SubCategory, line.SubCategory), (Dimension.SubItem, line.SubItem),
        })
        {
            if (string.IsNullOrEmpty(code))
                continue;
            if (books.Catalog.RefusalOf(dimension, code, budgetYear) is { } refusal)
                yield return Wrong(refusal, dimension.FieldName(), code);
        }

        if (line.Counterparty is { } other && (books.Neighbour(other) is not { } agency || agency.Id == draft.Agency))
            yield return Unknown("counterpartyAgency", other.Value);

        Refusal Unknown(string field, string code) => Wrong(Codes.DimensionUnknown, field, code);

        Refusal Wrong(string refusal, string field, string code) =>
            new Refusal(refusal, At(i, field), field).With("value", code).With("year", budgetYear);
    }

    private static Refusal? WrongOperation(Books books, AgencyBooks mine, Draft draft)
    {
        if (draft.Purpose is Purpose.Reversal or Purpose.BudgetDecision)
            return null; // a reversal repeats its original; a budget voucher's lines follow the rule of each source

        if (draft.Operation is null)
        {
            var needing = FindIndex(draft.Lines, l =>
                BudgetEffect.IsKeptByBudgetYear(l.Account) || (!l.Credit.IsZero && NeedsOperationWhenCredited.Any(l.IsOn)));
            if (needing >= 0)
                return new Refusal(Codes.OperationRequired, "operation").With("account", draft.Lines[needing].Account);
        }
        else
        {
            if (books.Catalog.Operations.On(draft.Operation, draft.Date) is not { } rule)
                return new Refusal(Codes.OperationUnknown, "operation").With("operation", draft.Operation);
            if (FindIndex(draft.Lines, BudgetEffect.RaisesEstimate) is var raising and >= 0)
                return Mismatch(At(raising, "account"), "raisesEstimate");
            if (FindIndex(draft.Lines, DrawsOnHeading) is var heading and >= 0)
                return Mismatch(At(heading, "account"), null);
            if (OperationFit.FirstMisfit(rule, draft.Lines) is { } misfit)
                return Mismatch(misfit, misfit is "lines" ? "partner" : rule.IsDescriptive ? "descriptive" : null);
            if (draft.Operation == OpeningBalance && mine.HasOpeningBalance)
                return Mismatch("operation", "openingTwice");
        }

        return draft is { Purpose: Purpose.Voucher, Type: VoucherType.Budget or VoucherType.FeeReceipt }
            ? Mismatch("type", "ownCommand")
            : null;

        Refusal Mismatch(string field, string? reason) =>
            new Refusal(Codes.OperationMismatch, field, reason).With("operation", draft.Operation);

        // 00821 and its like take the estimate on their debit side; a draw names "tạm ứng" or "thực chi", or nothing would control it.
        bool DrawsOnHeading(DraftLine line) =>
            !line.Credit.IsZero && BudgetEffect.Of(line, draft.Date.Year) is { Key.IsEstimate: true }
            && books.Catalog.Accounts.On(line.Account, draft.Date)!.Side is NormalSide.Debit;
    }

    private static int FindIndex(IReadOnlyList<DraftLine> lines, Predicate<DraftLine> match)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (match(lines[i]))
                return i;
        }

        return -1;
    }

    // Luật Kế toán, Điều 19.3: who may approve spending signs before the money goes.
    private static Refusal? WithoutApproval(Catalog catalog, Draft draft)
    {
        if (draft.Purpose is not Purpose.Voucher)
            return null; // a payment has its approval; a reversal is approved afterwards; decisions and receipts pay nothing

        var need = ApprovalOf(catalog, draft);
        if (need is ApprovalNeed.After)
            return null;

        return need is ApprovalNeed.Before || MoneyOut(draft.Lines) > 0
            ? new Refusal(Codes.ApprovalRequired, "lines").With("amount", MoneyOut(draft.Lines))
            : null;
    }

    private static long MoneyOut(IReadOnlyList<DraftLine> lines) =>
        lines.Where(l => MoneyAccounts.Any(l.IsOn)).Sum(l => l.Credit.Dong - l.Debit.Dong);

    private static ApprovalNeed ApprovalOf(Catalog catalog, Draft draft) =>
        draft.Operation is null ? ApprovalNeed.None : catalog.Operations.On(draft.Operation, draft.Date)?.Approval ?? ApprovalNeed.None;

    private static bool AwaitsApproval(Catalog catalog, Draft draft) =>
        draft.Purpose is Purpose.Reversal || (draft.Purpose is Purpose.Voucher && ApprovalOf(catalog, draft) is ApprovalNeed.After);

    /// <summary>
    /// Collects what the voucher does to the budget, and refuses each line for which there isn't enough.
    /// What gives back is counted before what takes, so that a clearing of an advance doesn't fail on the order of its lines.
    /// </summary>
    private static IReadOnlyList<Refusal> BeyondBudget(AgencyBooks mine, Draft draft, int[] budgetYears, List<BudgetMovement> movements)
    {
        var wanted = new List<(BudgetMovement Movement, int? Line)>();
        switch (draft.Purpose)
        {
            case Purpose.BudgetDecision decision:
                wanted.AddRange(decision.Movements.Select((m, i) => (m, (int?)i)));
                break;
            case Purpose.Reversal reversal:
                // Its request stays paid: reserved again, the money would be held for nobody.
                wanted.AddRange(reversal.Movements.Where(m => m.Column is not BudgetColumn.Reserved)
                    .Select(m => (m with { Amount = checked(-m.Amount) }, (int?)null)));
                break;
            default:
                if (draft.Purpose is Purpose.Payment payment)
                    wanted.AddRange(payment.Reserved.Select(m => (m with { Amount = checked(-m.Amount) }, (int?)null)));
                for (var i = 0; i < draft.Lines.Count; i++)
                {
                    if (draft.Lines[i].IsOffBalance && BudgetEffect.Of(draft.Lines[i], budgetYears[i]) is { } effect)
                        wanted.Add((effect with { Key = mine.LineFor(effect.Key) }, i));
                }

                break;
        }

        movements.AddRange(wanted.Select(w => w.Movement));
        return BudgetControl.Shortages(
            mine, wanted, i => draft.Purpose is Purpose.BudgetDecision ? "amount" : draft.Lines[i].Credit.IsZero ? "debit" : "credit");
    }
}
