using KeToanChung.App.Fees.BankLists;
using KeToanChung.Ledger;

using MediatR;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Một tệp đối soát T+1: where the bank's list and ours differ.</summary>
internal sealed class BankListModel(IMediator mediator) : AppPage(mediator)
{
    public ShowBankList.Result? Found { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public Task OnGetAsync(CancellationToken cancel) => Prepare(cancel);

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is not null && DocumentId.TryParse((string)RouteData.Values["id"]!, out var id))
            Found = await Ask(new ShowBankList.Query(new AgencyCode(AgencyCode), id), cancel);
    }
}
