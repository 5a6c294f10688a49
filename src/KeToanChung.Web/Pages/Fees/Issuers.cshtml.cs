using KeToanChung.App.Fees.Signing;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Ký biên lai điện tử: which agencies' receipts are signed, until when, and how many wait.</summary>
internal sealed class IssuersModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public IReadOnlyList<(ReceiptIssuerView Issuer, int Unsigned)> Issuers { get; private set; } = [];

    public bool EndsSoon(ReceiptIssuerView.Signer certificate) => certificate.ValidTo.UtcDateTime - clock.Now < Soon;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var mine = (await Reader(cancel)).AgenciesWith(Right.Administer).Where(a => a.CollectsFees).ToList();
        if (mine.Count == 0)
            Show([new Refusal(Codes.RightMissing)]);

        var issuers = new List<(ReceiptIssuerView, int)>();
        foreach (var agency in mine)
        {
            if (await Ask(new ShowReceiptIssuer.Query(new AgencyCode(agency.Code)), cancel) is { } found)
                issuers.Add((found.Issuer, found.Unsigned));
        }

        Issuers = issuers;
    }
}
