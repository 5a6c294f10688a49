using KeToanChung.App.Pipeline;
using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Ledger.Posting;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Danh sách chứng từ across agencies or of one; its filters stand in the address, so that it can be sent to a colleague.</summary>
internal sealed class ListModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Operation { get; set; }

    [BindProperty(SupportsGet = true)]
    public VoucherType? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Amount { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool About { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Awaits { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<ListVouchers.Item>? Found { get; private set; }

    /// <summary>Where the reader may post.</summary>
    public string? PostIn { get; private set; }

    public bool IsFiltered => From is not null || To is not null || Type is not null || Amount != 0 || Awaits
        || new[] { Account, Operation, By, Q }.Any(f => !string.IsNullOrWhiteSpace(f));

    public Func<string, string> NameOf { get; private set; } = code => code;

    /// <summary>The reader's own searches.</summary>
    public IReadOnlyList<SaveVoucherFilter.Result> Saved { get; private set; } = [];

    /// <summary>What this one is kept as.</summary>
    public string? KeptAs => Saved.FirstOrDefault(s => AddressOf(s.Filter) == AddressOf(Filter))?.Name;

    [BindProperty]
    public SaveForm Form { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancel) => await Prepare(cancel);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || await Ask(new SaveVoucherFilter.Command(Form.Name ?? "", Filter), cancel) is not { } saved)
            return await Again(cancel);

        Tell(Labels["filters.saved", saved.Name]);
        return LocalRedirect(AddressOf(Filter)!);
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid filter, CancellationToken cancel)
    {
        if (await Ask(new DeleteVoucherFilter.Command(filter), cancel) is not { } deleted)
            return await Again(cancel);

        Tell(Labels["filters.deleted", deleted.Name]);
        return LocalRedirect(AddressOf(Filter)!);
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (Agency is { Length: > 0 } && await Enter(Agency, cancel) is null)
            return;

        var reader = await Reader(cancel);
        NameOf = reader.NameOf;
        PostIn = (Agency is { Length: > 0 } one ? [one] : reader.Agencies.Select(a => a.Code)).FirstOrDefault(a => reader.MayIn(a, Right.PostVouchers));
        Saved = (await Ask(new ListVoucherFilters.Query(), cancel))?.Items ?? [];
        if (ModelState.IsValid || Request.Method == HttpMethods.Post)
        {
            Found = await Ask(
                new ListVouchers.Query(Agency is { Length: > 0 } ? [new AgencyCode(Agency)] : [])
                {
                    From = From, To = To, Account = Account, Type = Type, Words = Q, Operation = Operation, PostedBy = By,
                    Amount = Amount == 0 ? null : Amount, About = About, AwaitsApproval = Awaits, Page = new PageRequest(PageRequest.Usual, Cursor),
                },
                cancel);
        }
    }

    private VoucherFilter Filter => new(
        Agency is { Length: > 0 } agency ? new AgencyCode(agency) : null, From, To, Account, Q, Type, Operation, By, Amount == 0 ? null : Amount, About, Awaits);

    public string? PageAt(string? cursor) => AddressOf(Filter, cursor);

    /// <summary>Where a form about this search goes.</summary>
    public string Does(string handler) => PageAt(null) is var here && here!.Contains('?', StringComparison.Ordinal) ? $"{here}&handler={handler}" : $"{here}?handler={handler}";

    public string? AddressOf(VoucherFilter filter, string? cursor = null) => Url.Page("/Vouchers/List", new
    {
        agency = filter.Agency?.Value, from = filter.From is { } from ? Figures.Iso(from) : null, to = filter.To is { } to ? Figures.Iso(to) : null,
        account = filter.Account, operation = filter.Operation, type = filter.Type, by = filter.PostedBy, amount = filter.Amount,
        about = filter.About ? "true" : null, awaits = filter.AwaitsApproval ? "true" : null, q = filter.Words, cursor,
    });

    internal sealed class SaveForm
    {
        public string? Name { get; set; }
    }
}
