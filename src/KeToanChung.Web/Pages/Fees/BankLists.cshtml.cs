using KeToanChung.App.Fees.BankLists;
using KeToanChung.Ledger;

using MediatR;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Tệp đối soát T+1 của ngân hàng thu hộ: what agreed on which day, and the answers.</summary>
internal sealed class BankListsModel(IMediator mediator) : AppPage(mediator)
{
    public IReadOnlyList<BankListView>? Lists { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public Task OnGetAsync(CancellationToken cancel) => Prepare(cancel);

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is not null)
            Lists = (await Ask(new ListBankLists.Query(new AgencyCode(AgencyCode)), cancel))?.Items;
    }
}
