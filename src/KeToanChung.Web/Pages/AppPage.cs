using System.Globalization;

using KeToanChung.App.Agencies;
using KeToanChung.App.Pipeline;
using KeToanChung.App.Words;
using KeToanChung.Ledger;
using KeToanChung.Web.Api;

using MediatR;

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KeToanChung.Web.Pages;

/// <summary>What pages have in common: they send requests, and say refusals as sentences with the status that the API would give.</summary>
public abstract class AppPage(IMediator mediator) : PageModel
{
    public IReadOnlyList<string> Refusals { get; private set; } = [];

    protected IMediator Mediator => mediator;

    /// <summary>The value, or null after the refusals were put on the page.</summary>
    protected async Task<T?> Ask<T>(IRequest<Outcome<T>> request, CancellationToken cancel)
        where T : class
    {
        var outcome = await mediator.Send(request, cancel);
        if (outcome.IsRefused)
            Show(outcome.Refusals);
        return outcome.Value;
    }

    protected void Show(IReadOnlyList<Refusal> refusals)
    {
        var words = Sentences.In(CultureInfo.CurrentUICulture);
        Refusals = [.. refusals.Select(words.Of)];
        Response.StatusCode = Statuses.Of(refusals[0].Code);
    }

    /// <summary>The agencies that the reader may see; a commune has some sixty at most.</summary>
    protected async Task<IReadOnlyList<AgencyView>> MyAgencies(CancellationToken cancel) =>
        (await Ask(new ListAgencies.Query { Page = new PageRequest(PageRequest.Most) }, cancel))?.Items ?? [];

    /// <summary>Puts the agency's band on the page. One that the reader may not see is as if it weren't there.</summary>
    protected async Task<AgencyView?> Enter(string code, CancellationToken cancel)
    {
        var agency = (await MyAgencies(cancel)).FirstOrDefault(a => a.Code == code);
        if (agency is null)
            Show([new Refusal(Codes.NotFound, "agency")]);
        ViewData["Agency"] = agency;
        return agency;
    }
}
