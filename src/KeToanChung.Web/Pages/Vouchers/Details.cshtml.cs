using KeToanChung.App.Vouchers;
using KeToanChung.Ledger;

using MediatR;

namespace KeToanChung.Web.Pages.Vouchers;

/// <summary>Một chứng từ: its entries, approvals, and links both ways.</summary>
internal sealed class DetailsModel(IMediator mediator) : AppPage(mediator)
{
    public ShowVoucher.Result? Voucher { get; private set; }

    public async Task OnGetAsync(string agency, string id, CancellationToken cancel)
    {
        if (await Enter(agency, cancel) is not null)
            Voucher = await Ask(new ShowVoucher.Query(new AgencyCode(agency), DocumentId.Parse(id)), cancel);
    }
}
