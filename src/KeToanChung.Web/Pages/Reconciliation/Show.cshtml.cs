using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Đối chiếu of one agency: run it, then go through what is left, each line beside what may explain it.</summary>
internal sealed class ShowModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int OnAPage = 25; // a card each, with what may explain it

    [BindProperty(SupportsGet = true)]
    public MatchState State { get; set; } = MatchState.Ambiguous;

    /// <summary>What a line may be open for, so that a person has to do something about it.</summary>
    public static IReadOnlyList<MatchReason> Causes { get; } =
    [
        MatchReason.PaidTwice, MatchReason.CaseCancelled, MatchReason.WrongAmount, MatchReason.OtherAgency, MatchReason.NotReported, MatchReason.Nothing,
        MatchReason.BankCharge, MatchReason.Interest, MatchReason.ForNextRun, MatchReason.PeriodClosed,
    ];

    [BindProperty(SupportsGet = true)]
    public MatchReason? Cause { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty]
    public RunForm Form { get; set; } = new();

    /// <summary>The line that a person decides, with the entries that they choose.</summary>
    [BindProperty]
    public ChoiceForm Choice { get; set; } = new();

    public Listing<ListReconciliationItems.Item>? Found { get; private set; }

    public bool MayMatch { get; private set; }

    [BindProperty]
    public AssignForm Assign { get; set; } = new();

    public IReadOnlyList<ListBookKeepers.Item> Keepers { get; private set; } = [];

    public string? Me => Call.Caller?.UserName;

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Form.From, Form.To) = (new DateOnly(clock.Today.Year, 1, 1), clock.Today);
        await Prepare(cancel);
    }

    public async Task<IActionResult> OnPostRunAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);
        if (await Ask(new RunReconciliation.Command(new AgencyCode(AgencyCode), Form.From, Form.To), cancel) is not { } result)
            return await Again(cancel);

        Tell(Labels["reconciliation.ran", result.Matched, result.Ambiguous, result.Unmatched]);
        return RedirectToPage(new { agency = AgencyCode, state = result.Ambiguous > 0 ? MatchState.Ambiguous : MatchState.Unmatched });
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel)
    {
        if (await Ask(new ConfirmMatch.Command(new AgencyCode(AgencyCode), [Choice.Line ?? ""], Choice.Entries), cancel) is null)
            return await Again(cancel);

        Tell(Labels["reconciliation.confirmed"]);
        return RedirectToPage(new { agency = AgencyCode, state = State });
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancel)
    {
        if (await Ask(new UndoMatch.Command(new AgencyCode(AgencyCode), Choice.Line ?? ""), cancel) is null)
            return await Again(cancel);

        Tell(Labels["reconciliation.undone"]);
        return RedirectToPage(new { agency = AgencyCode, state = State });
    }

    public async Task<IActionResult> OnPostAssignAsync(CancellationToken cancel)
    {
        if (await Ask(new AssignItem.Command(new AgencyCode(AgencyCode), Assign.Item ?? "", Assign.UserName), cancel) is not { } result)
            return await Again(cancel);

        Tell(result.Owner is { } owner ? Labels["items.given", owner] : Labels["items.givenBack"]);
        return RedirectToPage(new { agency = AgencyCode, state = State, cause = Cause });
    }

    public string? At(MatchState state, MatchReason? cause, string? cursor = null) =>
        Url.Page("/Reconciliation/Show", new { agency = AgencyCode, state, cause, cursor });

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        MayMatch = (await Reader(cancel)).MayIn(AgencyCode, Right.PostVouchers);
        if (MayMatch)
            Keepers = (await Ask(new ListBookKeepers.Query(new AgencyCode(AgencyCode)), cancel))?.Items ?? [];
        Found = await Ask(
            new ListReconciliationItems.Query(new AgencyCode(AgencyCode)) { State = State, Cause = State is MatchState.Unmatched ? Cause : null, Page = new PageRequest(OnAPage, Cursor) }, cancel);
    }

    internal sealed class RunForm
    {
        public DateOnly From { get; set; }

        public DateOnly To { get; set; }
    }

    internal sealed class ChoiceForm
    {
        public string? Line { get; set; }

        public List<string> Entries { get; set; } = [];
    }
}
