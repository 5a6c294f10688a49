using KeToanChung.App.Agencies;
using KeToanChung.App.People;
using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.People;

/// <summary>Nhập quyết định bổ nhiệm.</summary>
internal sealed class AppointModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public AppointmentForm Form { get; set; } = new();

    public IReadOnlyList<AgencyView> Agencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form.From = clock.Today;
        await Prepare(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await Again(cancel);

        var appointed = await Ask(
            new AppointUser.Command(
                Form.UserName ?? "", Form.Role, string.IsNullOrEmpty(Form.Agency) ? null : new AgencyCode(Form.Agency), Form.DecisionNumber ?? "", Form.From, Form.To),
            cancel);
        if (appointed is null)
            return await Again(cancel);

        Tell(Labels["people.appointed", appointed.UserName, Labels[$"role.{appointed.Role}"]]);
        return RedirectToPage("/People/Index");
    }

    protected override async Task Prepare(CancellationToken cancel) => Agencies = await MyAgencies(cancel);

    internal sealed class AppointmentForm
    {
        public string? UserName { get; set; }

        public Role Role { get; set; }

        public string? Agency { get; set; }

        public string? DecisionNumber { get; set; }

        public DateOnly From { get; set; }

        public DateOnly? To { get; set; }
    }
}
