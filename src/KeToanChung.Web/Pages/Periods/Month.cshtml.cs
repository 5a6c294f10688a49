using KeToanChung.App.Periods;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Periods;

/// <summary>Một tháng của một cơ quan: closed by the accountant, or what stands in the way; reopened by two people.</summary>
internal sealed class MonthModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    /// <param name="Voucher">Its id.</param>
    public sealed record Blocker(string Voucher, string Number, DateOnly Date);

    [BindProperty]
    public ReasonForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public BookMonth Month { get; private set; }

    public ListMonths.Item? State { get; private set; }

    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    public bool MayClose { get; private set; }

    public bool MayAsk { get; private set; }

    public bool MayAgree { get; private set; }

    public bool IsOver => Month.Last < clock.Today;

    public Task OnGetAsync(CancellationToken cancel) => Prepare(cancel);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel)
    {
        if (!TryReadMonth())
            return await Again(cancel);

        var outcome = await Mediator.Send(new CloseMonth.Command(new AgencyCode(AgencyCode), Month), cancel);
        if (!outcome.IsRefused)
            return Done("periods.closedNow");

        Blockers =
        [
            .. outcome.Refusals.Where(r => r.Code == Codes.PeriodBlocked && r.Field is not null).Select(r => new Blocker(
                r.Field!.Split('/')[1], (string)r.Figures["number"]!, (DateOnly)r.Figures["date"]!)),
        ];
        Show(Blockers.Count > 0 ? [new Refusal(Codes.PeriodBlocked)] : outcome.Refusals);
        return await Again(cancel);
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel) =>
        TryReadMonth() && await Ask(new AskToReopenMonth.Command(new AgencyCode(AgencyCode), Month, Form.Reason ?? ""), cancel) is not null
            ? Done("periods.asked")
            : await Again(cancel);

    public async Task<IActionResult> OnPostAgreeAsync(CancellationToken cancel) =>
        TryReadMonth() && await Ask(new AgreeToReopenMonth.Command(new AgencyCode(AgencyCode), Month), cancel) is not null
            ? Done("periods.reopened")
            : await Again(cancel);

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        var months = await Ask(new ListMonths.Query([new AgencyCode(AgencyCode)]), cancel);
        State = TryReadMonth() ? months?.Items.FirstOrDefault(m => m.Month == Month.ToString()) : null;
        if (State is null)
        {
            Show([new Refusal(Codes.NotFound, "month")]);
            return;
        }

        var reader = await Reader(cancel);
        MayClose = State.Status is "open" && reader.MayIn(AgencyCode, Right.CloseMonths);
        MayAsk = State.Status is "closed" && reader.MayIn(AgencyCode, Right.CloseMonths);
        MayAgree = State.Status is "reopenAsked" && reader.MayIn(AgencyCode, Right.AgreeToReopen);
    }

    private bool TryReadMonth()
    {
        var isMonth = BookMonth.TryParse((string?)RouteData.Values["month"], out var month);
        Month = month;
        return isMonth;
    }

    private RedirectToPageResult Done(string said)
    {
        Tell(Labels[said, Month.Month, Month.Year]);
        return RedirectToPage("/Periods/Index", new { year = Month.Year });
    }

    internal sealed class ReasonForm
    {
        public string? Reason { get; set; }
    }
}
