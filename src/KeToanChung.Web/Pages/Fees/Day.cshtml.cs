using System.Globalization;

using KeToanChung.App.FeeDays;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Chốt ngày thu phí: the four figures, words for each difference, the accountant's and the cashier's signature.</summary>
internal sealed class DayModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public CloseForm Form { get; set; } = new();

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public FeeDayView? Day { get; private set; }

    public bool MayClose { get; private set; }

    public bool MaySign { get; private set; }

    private DateOnly? Date =>
        DateOnly.TryParseExact((string)RouteData.Values["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Date is null)
            return NotFound();

        await Prepare(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Date is not { } date)
            return NotFound();

        var explanations = Form.Explanations.Select(e => new CloseFeeDay.Explanation(e.Key ?? "", e.Text)).ToList();
        if (await Ask(new CloseFeeDay.Command(new AgencyCode(AgencyCode), date, explanations), cancel) is null)
            return await Again(cancel);

        Tell(Labels["feeDays.closed", Figures.Day(date)]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSignAsync(CancellationToken cancel)
    {
        if (Date is not { } date)
            return NotFound();
        if (await Ask(new SignFeeDay.Command(new AgencyCode(AgencyCode), date), cancel) is null)
            return await Again(cancel);

        Tell(Labels["feeDays.signed", Figures.Day(date)]);
        return RedirectToPage();
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (Date is not { } date || await Enter(AgencyCode, cancel) is null)
            return;

        Day = await Ask(new ShowFeeDay.Query(new AgencyCode(AgencyCode), date), cancel);
        if (Day is not { } day)
            return;

        var reader = await Reader(cancel);
        MayClose = reader.MayIn(AgencyCode, Right.PostVouchers);
        MaySign = day is { ClosedAt: not null, CashierAt: null } && reader.MayIn(AgencyCode, Right.IssueReceipts) && day.ClosedBy != Call.CallerOrThrow.UserName;
        // What a person has written stays with its difference, also when another has come meanwhile.
        var written = Form.Explanations.ToLookup(e => e.Key, e => e.Text, StringComparer.Ordinal);
        Form.Explanations = [.. day.Differences.Select(d => new ExplanationForm { Key = d.Key, Text = written[d.Key].FirstOrDefault() ?? d.Explanation })];
    }

    internal sealed class CloseForm
    {
        public List<ExplanationForm> Explanations { get; set; } = [];
    }

    internal sealed class ExplanationForm
    {
        public string? Key { get; set; }

        public string? Text { get; set; }
    }
}
