using KeToanChung.App.Agencies;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Reports;

using MediatR;

using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reports;

/// <summary>Any report as a page: its figures lead on, and the same figures can be taken away as a file.</summary>
internal sealed class ShowModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    /// <summary>More rows than this nobody reads on a page.</summary>
    public const int MostRows = 1_000;

    public static readonly IReadOnlyList<string> Formats = ["pdf", "xlsx", "csv", "html"];

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "agency")]
    public IReadOnlyList<string> Asked { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public DateOnly From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public Report? Report { get; private set; }

    public IReadOnlyList<ReportRow> Rows { get; private set; } = [];

    public bool HasMore { get; private set; }

    public bool TakesAccount => ReportCatalog.Find(Name)?.TakesAccount is true;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (To == default)
            To = clock.Today;
        if (From == default)
            From = new DateOnly(To.Year, 1, 1);

        Agencies = await MyAgencies(cancel);
        Chosen = Asked.Count > 0 ? [.. Asked.Distinct()] : [.. Agencies.Take(1).Select(a => a.Code)];
        if (Chosen.Count == 0)
            return;
        if (Chosen is [var one])
            ViewData["Agency"] = Agencies.FirstOrDefault(a => a.Code == one);

        Report = await Ask(
            new ShowReport.Query(Name, [.. Chosen.Select(c => new AgencyCode(c))]) { From = From, To = To, Account = Account }, cancel);
        if (Report is null)
            return;

        var rows = await Report.Rows.Take(MostRows + 1).ToListAsync(cancel);
        (Rows, HasMore) = ([.. rows.Take(MostRows)], rows.Count > MostRows);
    }

    /// <summary>The file of what is shown, whole.</summary>
    public string FileOf(string format)
    {
        var query = new QueryBuilder(Chosen.Select(c => KeyValuePair.Create("agency", c)))
        {
            { "from", Figures.Iso(From) }, { "to", Figures.Iso(To) }, { "format", format },
        };
        if (!string.IsNullOrEmpty(Account))
            query.Add("account", Account);
        return $"/reports/{Uri.EscapeDataString(Name)}/print{query}";
    }

    public static string CellOf(ReportColumn column, object? value) => value switch
    {
        null => "",
        long number when column.Type is ColumnType.Money or ColumnType.Number => Figures.Money(number),
        DateOnly day => Figures.Day(day),
        _ => (string)value,
    };
}
