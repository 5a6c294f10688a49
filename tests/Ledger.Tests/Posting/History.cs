using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Posting;

public enum Deed
{
    Decision,
    Voucher,
    Reserve,
    Pay,
    Withdraw,
    Reverse,
}

/// <summary>Something that somebody tries; what <paramref name="Pick"/> picks from depends on the deed.</summary>
public sealed record Step(Deed Deed, int Agency, int Place, int Pick, long Amount, int Month);

/// <summary>Plays the steps of one commune's year, remembers what was accepted, and checks at each step what must hold at any time.</summary>
internal sealed class History
{
    public const int ClosedMonth = 3;

    public static readonly Agency[] Agencies = [Commune.Office, Commune.School, Commune.Library];

    public static readonly Place[] Places =
    [
        Place.Office,
        Place.Office with { SubItem = "6552" },
        Place.Office with { FundingSource = "12" },
    ];

    // Operation, type, entry: right ones, and each way of being wrong.
    public static readonly (string? Operation, VoucherType Type, string Entry)[] Vouchers =
    [
        ("PHI-02", VoucherType.CashReceipt, "N 1111 {0}, C 3383 {0}"),
        ("PHI-07", VoucherType.General, "N 3383 {0}, C 514 {0}, N 0122 {0}"),
        ("PHI-03", VoucherType.General, "N 113 {0}, C 1111 {0}"),
        ("BC-01", VoucherType.CreditAdvice, "N 1121 {0}, C 113 {0}"),
        ("NH-01", VoucherType.DebitAdvice, "N 6122 {0}, C 1121 {0}"),
        ("NH-04", VoucherType.DebitAdvice, "N 6122 {0}, C 1351 {0}, C 008222 {0}"),
        ("NH-04", VoucherType.DebitAdvice, "N 6122 {0}, C 1121 {0}, C 0122 {0}"),
        ("LCT-04", VoucherType.CreditAdvice, "N 1121 {0}, C 511 {0}, N 01122 {0}"),
        ("RDT-04", VoucherType.General, "C 008221 -{0}, C 008222 {0}"),
        ("CN-11", VoucherType.TreasuryWithdrawal, "N 1121 {0}, C 1351 {0}, C 008222 {0}"),
        ("RDT-05", VoucherType.General, "N 1351 {0}, C 511 {0}"),
        ("LG-01", VoucherType.General, "N 6121 {0}, C 334 {0}"),
        ("PHI-10", VoucherType.CreditAdvice, "N 1121 {0}, C 6122 {0}, C 0122 -{0}"),
        ("SD-01", VoucherType.General, "N 1111 {0}, C 421 {0}"),
        (null, VoucherType.General, "N 131 {0}, C 5311 {0}"),
        (null, VoucherType.CashPayment, "N 6122 {0}, C 1111 {0}"),
        (null, VoucherType.General, "N 999 {0}, C 421 {0}"),
        (null, VoucherType.General, "N 1111 {0}, C 421 {0}, C 421 1"),
        ("RDT-01", VoucherType.TreasuryWithdrawal, "N 6122 {0}, C 1351 {0}"),
        ("DT-01", VoucherType.Budget, "N 1351 {0}, C 511 {0}, N 00822 {0}"),
    ];

    private readonly Dictionary<int, Dictionary<BudgetKey, BudgetPosition>> budgets;

    private readonly Books books;

    private readonly List<Plan> accepted = [];

    private readonly List<(int Agency, BudgetMovement Movement)> moved = [];

    private readonly List<(int Agency, Place Place, BudgetMovement Movement)> reserved = [];

    private readonly HashSet<Plan> reversed = [];

    private readonly HashSet<string> seen = [];

    public History()
    {
        budgets = Agencies.ToDictionary(a => a.Id, _ => new Dictionary<BudgetKey, BudgetPosition>());
        books = new Books(
            RealCatalog.Instance,
            Agencies.Select(a => new AgencyBooks(
                a, new HashSet<int> { 2026 }, new HashSet<(int, int)> { (2026, ClosedMonth) },
                new Dictionary<(VoucherType, int), int>(), budgets[a.Id], false)),
            Agencies.ToDictionary(a => a.Code.Value));
    }

    public IReadOnlyList<Plan> Accepted => accepted;

    /// <summary>Reserved, and neither paid nor withdrawn yet.</summary>
    public long ReservedOn(int agency, BudgetKey key) => reserved.Where(r => r.Agency == agency && r.Movement.Key == key).Sum(r => r.Movement.Amount);

    /// <summary>What happened, as <c>deed: posted</c> or <c>deed: code of the refusal</c>.</summary>
    public IReadOnlySet<string> Seen => seen;

    public IReadOnlyDictionary<BudgetKey, BudgetPosition> BudgetOf(int agency) => budgets[agency];

    /// <summary>All that moved the budget, by a voucher or beside one.</summary>
    public IEnumerable<BudgetMovement> MovementsOf(int agency) =>
        accepted.Where(p => p.Draft.Agency == agency).SelectMany(p => p.Movements).Concat(moved.Where(m => m.Agency == agency).Select(m => m.Movement));

    public void Play(Step step)
    {
        var agency = Agencies[step.Agency].Id;
        var place = Places[step.Place];
        switch (step.Deed)
        {
            case Deed.Decision:
                DecideBudget(step, agency, place);
                break;
            case Deed.Voucher:
                var (operation, type, entry) = Vouchers[step.Pick % Vouchers.Length];
                Try(step, operation, type, Filled(entry, step, place), Purpose.Voucher.Instance);
                break;
            case Deed.Reserve:
                var wanted = new BudgetKey(BudgetKey.Estimate, 2026, place.FundingSource, place.Chapter, place.SubCategory, place.SubItem!);
                var movement = new BudgetMovement(books.Of(agency).LineFor(wanted), BudgetColumn.Reserved, step.Amount);
                if (Move(step, agency, movement))
                    reserved.Add((agency, place, movement));
                break;
            case Deed.Pay:
                Pay(step);
                break;
            case Deed.Withdraw:
                if (Picked(reserved, step) is { Movement: not null } withdrawn
                    && Move(step, withdrawn.Agency, withdrawn.Movement with { Amount = -withdrawn.Movement.Amount }))
                    reserved.Remove(withdrawn);
                break;
            case Deed.Reverse:
                Reverse(step);
                break;
        }

        foreach (var position in budgets.Values.SelectMany(b => b.Values))
        {
            Assert.True(position.Available >= 0, $"{position}");
            Assert.All(
                [BudgetColumn.Assigned, BudgetColumn.Withheld, BudgetColumn.Reserved, BudgetColumn.Advanced, BudgetColumn.Spent],
                column => Assert.True(position[column] >= 0, $"{column} of {position}"));
        }
    }

    private void DecideBudget(Step step, int agency, Place place)
    {
        var kind = Enum.GetValues<BudgetEntryKind>()[step.Pick % 6];
        var line = new BudgetDecisionLine(place.FundingSource, place.Chapter, place.SubCategory, step.Place == 1 ? null : place.SubItem, step.Amount);
        BudgetDecisionLine[] lines = kind is BudgetEntryKind.Transfer ? [line, line with { Amount = -line.Amount, SubItem = "6599" }] : [line];
        Assert.Empty(BudgetDecisions.Check(RealCatalog.Instance, kind, 2026, lines));

        var movements = BudgetDecisions.Movements(kind, 2026, lines);
        var entries = BudgetDecisions.Entries(RealCatalog.Instance, kind, 2026, lines);
        if (entries.Count > 0)
            Try(step, null, VoucherType.Budget, [.. entries], new Purpose.BudgetDecision(new DocumentId(agency, 1), movements));
        else
            Move(step, agency, movements[0]);
    }

    private void Pay(Step step)
    {
        if (Picked(reserved, step) is not { Movement: not null } due)
            return;

        var entry = due.Place.FundingSource == "12" ? "N 6112 {0}, C 511 {0}, C 008212 {0}" : "N 6122 {0}, C 1351 {0}, C 008221 {0}";
        var paid = step with { Agency = Array.FindIndex(Agencies, a => a.Id == due.Agency), Amount = due.Movement.Amount };
        var purpose = new Purpose.Payment(new DocumentId(due.Agency, 1), [due.Movement]);
        if (Try(paid, due.Place.FundingSource == "12" ? "RDT-02" : "RDT-01", VoucherType.TreasuryWithdrawal, Filled(entry, paid, due.Place), purpose))
            reserved.Remove(due);
    }

    private void Reverse(Step step)
    {
        var reversible = accepted.Where(p =>
            p.Draft.Type is not VoucherType.Budget && p.Draft.Purpose is not Purpose.Reversal && !reversed.Contains(p)).ToList();
        if (Picked(reversible, step) is not { } original)
            return;

        var lines = original.Draft.Lines.Select(l => l.IsOffBalance
            ? l with { Debit = -l.Debit, Credit = -l.Credit }
            : l with { Debit = l.Credit, Credit = l.Debit });
        var purpose = new Purpose.Reversal(new DocumentId(original.Draft.Agency, original.Sequence), original.Movements);
        var mine = step with { Agency = Array.FindIndex(Agencies, a => a.Id == original.Draft.Agency) };
        if (Try(mine, original.Draft.Operation, original.Draft.Type, [.. lines], purpose))
            reversed.Add(original);
    }

    private bool Try(Step step, string? operation, VoucherType type, DraftLine[] lines, Purpose purpose)
    {
        var draft = new Draft(Agencies[step.Agency].Id, type, new DateOnly(2026, step.Month, 15), "Một việc", operation, lines, purpose);
        var before = State();

        var decision = PostingEngine.Decide(books, draft);

        Assert.Equal(before, State()); // deciding changes nothing, refused or not
        if (decision is Decision.Accepted { Plan: var plan })
        {
            books.Apply(plan);
            accepted.Add(plan);
        }

        seen.Add($"{step.Deed}: {(decision is Decision.Refused refused ? refused.Refusals[0].Code : "posted")}");
        return decision is Decision.Accepted;
    }

    /// <summary>Withholding and reserving move the budget without a voucher.</summary>
    private bool Move(Step step, int agency, BudgetMovement movement)
    {
        var shortages = BudgetControl.Shortages(books.Of(agency), [(movement, 0)], _ => "amount");
        if (shortages is [])
        {
            budgets[agency][movement.Key] = books.Of(agency).Position(movement.Key).After(movement.Column, movement.Amount);
            moved.Add((agency, movement));
        }

        seen.Add($"{step.Deed}: {(shortages is [var shortage, ..] ? shortage.Code : "moved")}");
        return shortages is [];
    }

    private string State() =>
        string.Join('\n', Agencies.Select(a => string.Join(
            ' ',
            string.Join(' ', Enum.GetValues<VoucherType>().Select(t => books.Of(a.Id).NextNumber(t, 2026))),
            string.Join(' ', budgets[a.Id].Select(b => $"{b.Key}={b.Value}")),
            books.Of(a.Id).HasOpeningBalance)));

    private static DraftLine[] Filled(string entry, Step step, Place place) =>
        [.. Entry.Lines(entry.Replace("{0}", $"{step.Amount}", StringComparison.Ordinal)).Select(l => l.IsOffBalance ? l.At(place) : l)];

    private static T? Picked<T>(IReadOnlyList<T> items, Step step) => items.Count == 0 ? default : items[step.Pick % items.Count];
}
