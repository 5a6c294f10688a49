using KeToanChung.App.Payments;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Reconciliation;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Reconciliation.Matching;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.Reconciliation;

/// <summary>Trả lại tiền của một dòng sao kê: the line beside the case, what will be posted, and who gets the money; it ends at the payment request.</summary>
internal sealed class ReturnModel(IMediator mediator) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string Line { get; set; } = "";

    [BindProperty]
    public ReturnForm Form { get; set; } = new();

    public ListReconciliationItems.Item? Item { get; private set; }

    public string AgencyCode => (string)RouteData.Values["agency"]!;

    public bool IsTransfer => Item?.FollowUp is FollowUp.Transfer;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Prepare(cancel);
        Form.Payee.Name ??= Item?.Candidates.SelectMany(c => c.Entries).Select(e => e.Party).FirstOrDefault(p => !string.IsNullOrEmpty(p));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await Ask(new ReturnMoney.Command(new AgencyCode(AgencyCode), Line, Form.ToPayee()), cancel) is not { } made)
            return await Again(cancel);

        Tell(Labels["return.made"]);
        return RedirectToPage("/Payments/Details", new { id = made.RequestId });
    }

    protected override async Task Prepare(CancellationToken cancel)
    {
        if (await Enter(AgencyCode, cancel) is null)
            return;

        var found = await Ask(new ListReconciliationItems.Query(new AgencyCode(AgencyCode)) { Line = Line, Page = new PageRequest(1, null) }, cancel);
        Item = found is { Items: [var only, ..] } ? only : null;
        if (found is not null && Item is null)
            Show([new Refusal(Codes.NotFound, null)]);
    }

    internal sealed class ReturnForm
    {
        public PayeeForm Payee { get; set; } = new();

        /// <summary>Nobody, where nothing was typed: another agency's money finds its way by the case.</summary>
        public RequestInput.PayeeInput? ToPayee() =>
            string.IsNullOrWhiteSpace(Payee.Name) && string.IsNullOrWhiteSpace(Payee.Account) ? null : new(Payee.Name ?? "", Payee.Account, Payee.Bank);
    }

    internal sealed class PayeeForm
    {
        public string? Name { get; set; }

        public string? Account { get; set; }

        public string? Bank { get; set; }
    }
}
