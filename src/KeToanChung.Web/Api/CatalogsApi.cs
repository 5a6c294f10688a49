using KeToanChung.App.Catalogs;
using KeToanChung.App.Pipeline;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>The catalogues: what may stand in a voucher on a day.</summary>
internal static class CatalogsApi
{
    public static void MapCatalogs(this RouteGroupBuilder api) =>
        api.MapGet("/catalogs/{name}", List).Answers<Listing<ListCatalog.Item>>().WithTags("Catalogs");

    /// <summary>Lists the entries in force on a day</summary>
    /// <param name="name">accounts, chapters, sub-categories, sub-items, funding-sources, fee-types or operations</param>
    /// <param name="on">Today when left out</param>
    internal static async Task<IResult> List(string name, Day? on, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListCatalog.Query(name, on?.Value) { Page = page.ToRequest() }, cancel));
}
