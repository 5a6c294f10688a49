using KeToanChung.App.Fees.Signing;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;
using KeToanChung.Web.Api;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Fees;

/// <summary>Ký biên lai của một cơ quan: tax code and address that receipts name, and the certificate that signs them.</summary>
internal sealed class IssuerModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty]
    public IssuerForm Form { get; set; } = new();

    public ReceiptIssuerView.Signer? Certificate { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await Find(cancel) is { } issuer)
            Form = new IssuerForm { TaxCode = issuer.TaxCode, Address = issuer.Address, Signs = true };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var content = Form.File is null ? null : await Form.File.Content(cancel);
        var set = await Ask(new SetReceiptIssuer.Command(new AgencyCode(AgencyCode), Form.TaxCode ?? "", Form.Address ?? "", Form.Signs, content, Form.Password), cancel);
        if (set is null)
            return await Again(cancel);

        Tell(Labels[set.Certificate is null ? "issuers.savedUnsigned" : "issuers.saved", set.Name]);
        return RedirectToPage("/Fees/Issuers");
    }

    protected override async Task Prepare(CancellationToken cancel) => await Find(cancel);

    private async Task<ReceiptIssuerView?> Find(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return null;
        if (!(await Reader(cancel)).MayIn(AgencyCode, Right.Administer))
        {
            Show([new Refusal(Codes.RightMissing)]);
            return null;
        }

        var issuer = (await Ask(new ShowReceiptIssuer.Query(new AgencyCode(AgencyCode)), cancel))?.Issuer;
        Certificate = issuer?.Certificate;
        return issuer;
    }

    internal sealed class IssuerForm
    {
        public string? TaxCode { get; set; }

        public string? Address { get; set; }

        public IFormFile? File { get; set; }

        public string? Password { get; set; }

        public bool Signs { get; set; }
    }
}
