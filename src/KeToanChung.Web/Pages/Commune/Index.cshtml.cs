using KeToanChung.App.Agencies;
using KeToanChung.App.Balances;
using KeToanChung.App.Budget;
using KeToanChung.App.Fees;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Work;
using KeToanChung.Ledger.Fees;
using KeToanChung.Web.Design;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Commune;

/// <summary>Toàn xã: execution against the estimate, fees by day and channel, cash, and what is late; each figure leads to where it comes from.</summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private const int Days = 30;

    /// <summary>The last day of the fees shown; today unless given.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public DateOnly LastDay => To ?? clock.Today;

    public DateOnly FirstDay => LastDay.AddDays(1 - Days);

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public ListBudgets.Result? Budgets { get; private set; }

    public ListCash.Result? Cash { get; private set; }

    public IReadOnlyList<ShowWork.Item> Late { get; private set; } = [];

    public Chart? Execution { get; private set; }

    public Chart? Fees { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Agencies = await MyAgencies(cancel);
        if (!ModelState.IsValid || (Budgets = await Ask(new ListBudgets.Query([], LastDay.Year), cancel)) is not { } budgets)
            return;

        Cash = await Ask(new ListCash.Query([]), cancel);
        Late = (await Ask(new ShowWork.Query([]), cancel))?.Items ?? [];
        Execution = ExecutionOf(budgets);
        if (await Ask(new SummariseFees.Query([], FirstDay, LastDay), cancel) is { } takings)
            Fees = FeesOf(takings.Items);
    }

    public string NameOf(string agency) => Agencies.FirstOrDefault(a => a.Code == agency)?.ShortName ?? agency;

    private Chart ExecutionOf(ListBudgets.Result budgets)
    {
        var given = budgets.Items.Where(i => i.Given != 0).ToList();
        return new Chart(
            Labels["commune.execution", budgets.Year], Labels["requests.agency"], given.ConvertAll(i => NameOf(i.Agency)),
            new Chart.Line(Labels["budget.drawn"], given.ConvertAll(i => i.Drawn)),
            new Chart.Line(Labels["budget.reserved"], given.ConvertAll(i => i.Reserved)),
            new Chart.Line(Labels["budget.available"], given.ConvertAll(i => i.Available)))
        {
            IsStacked = true, LinkTo = i => $"/agencies/{given[i].Agency}/budget?year={budgets.Year}",
        };
    }

    private Chart FeesOf(IReadOnlyList<SummariseFees.Item> takings)
    {
        var days = Enumerable.Range(0, Days).Select(FirstDay.AddDays).ToList();
        var taken = takings.GroupBy(t => (t.Date, t.Method)).ToDictionary(g => g.Key, g => g.Sum(t => t.Amount));
        return new Chart(
            Labels["commune.fees", Figures.Day(FirstDay), Figures.Day(LastDay)], Labels["vouchers.date"], days.ConvertAll(d => $"{d.Day}/{d.Month}"),
            LineOf(FeeMethod.Online), LineOf(FeeMethod.Cash))
        {
            IsStacked = true,
        };

        Chart.Line LineOf(FeeMethod method) => new(Labels[$"fees.method.{method}"], days.ConvertAll(d => taken.GetValueOrDefault((d, method))));
    }
}
