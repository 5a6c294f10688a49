using KeToanChung.App.Fees;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees.Channels;

/// <summary>Kênh thanh toán của một cơ quan: who reports payments to which address, and the account that payers' QR codes name.</summary>
internal sealed class IndexModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public CollectionForm Form { get; set; } = new();

    public ListPaymentChannels.Result? Found { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public string At(ListPaymentChannels.Item channel) => $"/agencies/{AgencyCode}/payment-channels/{channel.Provider}/{Uri.EscapeDataString(channel.Channel)}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        (Form.BankBin, Form.Account) = (Found?.BankBin, Found?.Account);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var bin = string.IsNullOrWhiteSpace(Form.BankBin) ? null : Form.BankBin.Trim();
        var set = await Ask(new SetCollectionAccount.Command(new AgencyCode(AgencyCode), bin, Form.Account), cancel);
        if (set is null)
            return await Again(cancel);

        Tell(Labels["channels.collectionSaved", set.Account]);
        return RedirectToPage(new { agency = AgencyCode });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;
        if ((await Reader(cancel)).MayIn(AgencyCode, Right.Administer))
            Found = await Ask(new ListPaymentChannels.Query(new AgencyCode(AgencyCode)), cancel);
        else
            Show([new Refusal(Codes.RightMissing)]);
    }

    internal sealed class CollectionForm
    {
        public string? BankBin { get; set; }

        public string? Account { get; set; }
    }
}
