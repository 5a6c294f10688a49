using KeToanChung.App.People;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.People;

/// <summary>Bổ nhiệm: who may do what where, under which decision, in force and past.</summary>
internal sealed class IndexModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Listing<AppointUser.Result>? Found { get; private set; }

    public Reader Who { get; private set; } = Pages.Reader.Nobody;

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Who = await Reader(cancel);
        Found = await Ask(new ListAppointments.Query { Page = new PageRequest(100, Cursor) }, cancel);
    }
}
