using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Payments;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Payments;

/// <summary>
/// Duyệt chi, for ninety seconds between meetings and a thumb: what waits, what it does to the budget, one tap for each or for all that are chosen.
/// </summary>
internal sealed class ApproveModel(IMediator mediator) : AppPage(mediator)
{
    private const int OnAPage = 50;

    [BindProperty]
    public ChosenForm Form { get; set; } = new();

    public Listing<ShowRequest.Result>? Waiting { get; private set; }

    /// <summary>What became of each that was chosen, where it could not be approved.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; private set; } = new Dictionary<string, string>();

    public Func<string, string> NameOf { get; private set; } = code => code;

    public bool IsSignInStale { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || Form.Ids.Count == 0)
        {
            ModelState.AddModelError("", Labels["approve.noneChosen"]);
            return await Again(cancel);
        }

        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in Form.Ids.Distinct().Take(OnAPage))
        {
            Call.IdempotencyKey = null; // each is a command of its own, and approving twice is refused by itself
            var outcome = DocumentId.TryParse(text, out var id)
                ? await Mediator.Send(new ApproveRequest.Command(id, Form.Note), cancel)
                : Outcome<RequestView>.Refused([new Refusal(Codes.NotFound, "id")]);
            if (!outcome.IsRefused)
                continue;

            IsSignInStale |= outcome.Refusals[0].Code == Codes.AuthStale;
            refused[text] = App.Words.Sentences.In(System.Globalization.CultureInfo.CurrentUICulture).Of(outcome.Refusals[0]);
        }

        var approved = Form.Ids.Distinct().Count() - refused.Count;
        if (refused.Count == 0)
        {
            Tell(Labels["approve.done", approved]);
            return RedirectToPage();
        }

        Refused = refused;
        ModelState.AddModelError("", Labels["approve.some", approved, refused.Count]);
        return await Again(cancel);
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        var reader = await Reader(cancel);
        NameOf = reader.NameOf;
        var mine = reader.AgenciesWith(Right.ApproveRequests);
        if (mine.Count == 0)
        {
            Show([new Refusal(Codes.ApprovalNotApprover)]);
            return;
        }

        Waiting = await Ask(
            new ListRequests.Query([.. mine.Select(a => new AgencyCode(a.Code))])
            {
                Status = PaymentStatus.Submitted, Page = new PageRequest(OnAPage),
            },
            cancel);
    }

    internal sealed class ChosenForm
    {
        public List<string> Ids { get; set; } = [];

        public string? Note { get; set; }
    }
}
