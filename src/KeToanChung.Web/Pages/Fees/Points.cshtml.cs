using KeToanChung.App.Fees.Points;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Điểm lập biên lai của một cơ quan: where its fees are receipted, by whom, and in which ranges of numbers.</summary>
internal sealed class PointsModel(IMediator mediator) : AppPage(mediator)
{
    public const int MostShownRanges = 3;

    private static readonly char[] BetweenNames = [' ', ',', ';'];

    [BindProperty(SupportsGet = true)]
    public string? Edit { get; set; }

    [BindProperty]
    public PointForm Form { get; set; } = new();

    public IReadOnlyList<IssuingPointView>? Points { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        if (Points?.FirstOrDefault(p => p.Code == Edit) is { } point)
            Form = PointForm.Of(point);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var set = await Ask(
            new SetIssuingPoint.Command(
                new AgencyCode(AgencyCode), Form.Code ?? "", Form.Name ?? "", Form.Address ?? "", Form.RangeSize,
                Form.Cashiers?.Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                AuthorisedBody = Form.AuthorisedBody, IsOpen = Form.IsOpen,
            },
            cancel);
        if (set is null)
            return await Again(cancel);

        Tell(Labels["points.saved", set.Name]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;
        if ((await Reader(cancel)).MayIn(AgencyCode, Right.Administer))
            Points = (await Ask(new ListIssuingPoints.Query(new AgencyCode(AgencyCode)), cancel))?.Items;
        else
            Show([new Refusal(Codes.RightMissing)]);
    }

    internal sealed class PointForm
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Address { get; set; }

        public string? AuthorisedBody { get; set; }

        /// <summary>User names, parted by commas or blanks.</summary>
        public string? Cashiers { get; set; }

        public int RangeSize { get; set; } = SetIssuingPoint.UsualRange;

        public bool IsOpen { get; set; }

        public PointForm() => IsOpen = true;

        public static PointForm Of(IssuingPointView point) => new()
        {
            Code = point.Code, Name = point.Name, Address = point.Address, AuthorisedBody = point.AuthorisedBody, Cashiers = string.Join(", ", point.Cashiers),
            RangeSize = point.RangeSize, IsOpen = point.IsOpen,
        };
    }
}
