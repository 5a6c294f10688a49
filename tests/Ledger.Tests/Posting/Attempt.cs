using KeToanChung.Ledger.Budget;
using KeToanChung.Ledger.Catalogs;
using KeToanChung.Ledger.Posting;
using KeToanChung.Ledger.Tests.Given;

namespace KeToanChung.Ledger.Tests.Posting;

/// <summary>A draft, and the books that it meets.</summary>
internal sealed record Attempt(Draft Draft)
{
    // TK 3371 went with TT 107/2017 (rules.md §4.11).
    private static readonly Account Abolished = new(
        "3371", "Kinh phí hoạt động bằng tiền", null, NormalSide.Credit, false, true, [], new(2018, 1, 1), new(2024, 12, 31));

    private static readonly Catalog Catalog = RealCatalog.With(Abolished);

    public const string Draw = "N 6122 100, C 1351 100, C 008222 100";

    private static readonly Purpose.Payment Approved = new(new DocumentId(Commune.Office.Id, 7), []);

    /// <summary>The payment of an approved request from the autonomous estimate, RDT-01.</summary>
    public static Attempt Right { get; } = new(new Draft(
        Commune.Office.Id, VoucherType.TreasuryWithdrawal, Commune.Day, "Mua văn phòng phẩm", "RDT-01",
        Entry.Lines(Draw), Approved));

    public long Estimate { get; init; } = 1_000_000;

    public long RetainedFees { get; init; } = 1_000_000;

    public bool MonthIsClosed { get; init; }

    public bool HasOpeningBalance { get; init; }

    public Attempt Lines(string entry) => this with { Draft = Draft with { Lines = Entry.Lines(entry) } };

    public Attempt And(string line) => And(Entry.Line(line));

    public Attempt And(DraftLine line) => this with { Draft = Draft with { Lines = [.. Draft.Lines, line] } };

    public Attempt Change(int line, Func<DraftLine, DraftLine> change) =>
        this with { Draft = Draft with { Lines = [.. Draft.Lines.Select((l, i) => i == line ? change(l) : l)] } };

    public Attempt Under(string? operation) => this with { Draft = Draft with { Operation = operation } };

    public Attempt As(Purpose purpose) => this with { Draft = Draft with { Purpose = purpose } };

    public Decision Decide()
    {
        var estimate = new BudgetKey(BudgetKey.Estimate, 2026, Place.Office.FundingSource, Place.Office.Chapter, Place.Office.SubCategory, "");
        var fees = estimate with { FundingSource = "", Fund = "012" };
        return PostingEngine.Decide(
            Commune.Books(
                Catalog,
                [(estimate, new BudgetPosition { Assigned = Estimate }), (fees, new BudgetPosition { Assigned = RetainedFees })],
                MonthIsClosed ? [(Draft.Date.Year, Draft.Date.Month)] : [],
                HasOpeningBalance),
            Draft);
    }
}
