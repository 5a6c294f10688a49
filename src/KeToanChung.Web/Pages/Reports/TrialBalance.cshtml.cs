using KeToanChung.App.Agencies;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Reports;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reports;

/// <summary>Bảng cân đối số phát sinh of one agency, or of several consolidated; each figure leads to what it is made of.</summary>
internal sealed class TrialBalanceModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    public static readonly IReadOnlyList<string> Amounts = ["openingDebit", "openingCredit", "debit", "credit", "closingDebit", "closingCredit"];

    [BindProperty(SupportsGet = true, Name = "agency")]
    public IReadOnlyList<string> Asked { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public DateOnly From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly To { get; set; }

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public Report? Balance { get; private set; }

    public IReadOnlyList<ReportRow> OnBalance { get; private set; } = [];

    public IReadOnlyList<ReportRow> OffBalance { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (To == default)
            To = clock.Today;
        if (From == default)
            From = new DateOnly(To.Year, 1, 1);

        Agencies = await MyAgencies(cancel);
        Chosen = Asked.Count > 0 ? [.. Asked.Distinct()] : [.. Agencies.Select(a => a.Code)];
        if (Chosen.Count == 0)
            return;
        if (Chosen.Count == 1)
            ViewData["Agency"] = Agencies.FirstOrDefault(a => a.Code == Chosen[0]);

        Balance = await Ask(
            new ShowReport.Query("trial-balance", [.. Chosen.Select(c => new AgencyCode(c))]) { From = From, To = To }, cancel);
        if (Balance is null)
            return;

        var rows = await Balance.Rows.ToListAsync(cancel);
        (OnBalance, OffBalance) = (rows.FindAll(r => !IsOffBalance(r)), rows.FindAll(IsOffBalance));
    }

    public string NameOf(string code) => Agencies.FirstOrDefault(a => a.Code == code)?.Name ?? code;

    /// <summary>One agency's figure leads to its vouchers; a consolidated one to the agencies that it is made of.</summary>
    public string? LinkOf(ReportRow row) => Chosen.Count == 1
        ? Url.Page("/Vouchers/List", new { agency = Chosen[0], account = row["account"], from = Figures.Iso(From), to = Figures.Iso(To) })
        : Url.Page("/Reports/AccountByAgency", new { account = row["account"], agency = Chosen, from = Figures.Iso(From), to = Figures.Iso(To) });

    private static bool IsOffBalance(ReportRow row) => row["account"] is string and ['0', ..];
}
