using KeToanChung.App.People;
using KeToanChung.App.Pipeline;

using MediatR;

using Microsoft.AspNetCore.Mvc;

namespace KeToanChung.Web.Pages.People;

/// <summary>Thôi giao nhiệm vụ: an appointment's last day.</summary>
internal sealed class EndModel(IMediator mediator, BusinessClock clock) : AppPage(mediator)
{
    [BindProperty]
    public EndForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "user")]
    public string? UserName { get; set; }

    public void OnGet() => Form.LastDay = clock.Today;

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await Ask(new EndAppointment.Command(id, Form.LastDay), cancel) is null)
            return await Again(cancel);

        Tell(Labels["people.ended", Figures.Day(Form.LastDay)]);
        return RedirectToPage("/People/Index");
    }

    internal sealed class EndForm
    {
        public DateOnly LastDay { get; set; }
    }
}
