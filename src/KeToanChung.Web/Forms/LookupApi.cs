using KeToanChung.App.Catalogs;
using KeToanChung.App.Vouchers;
using KeToanChung.Web.Api;
using KeToanChung.Web.Pages;

using MediatR;

namespace KeToanChung.Web.Forms;

/// <summary>Codes and names for an input with <c>data-lookup</c>, while one types.</summary>
internal static class LookupApi
{
    public static void MapLookups(this WebApplication app)
    {
        var lookups = app.MapGroup("/lookups").RequireAuthorization().ExcludeFromDescription();

        lookups.MapGet("/agencies", async (string? text, PageFrame frame, CancellationToken cancel) => new LookUpCode.Result(
            LookUpCode.Matching((await frame.Of(cancel)).Agencies.Select(a => new LookUpCode.Item(a.Code, a.Name, null)), text)));
        lookups.MapGet("/{catalog}", async (string catalog, string? text, string? among, string? agency, IMediator mediator, CancellationToken cancel) =>
            Outcomes.Ok(await mediator.Send(
                new LookUpCode.Query(catalog, text)
                {
                    Among = among?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], First = catalog is "operations" ? await Used(agency, mediator, cancel) : [],
                },
                cancel)));
    }

    // Whoever may not post there gets the list without it.
    private static async Task<IReadOnlyList<string>> Used(string? agency, IMediator mediator, CancellationToken cancel) =>
        string.IsNullOrEmpty(agency) ? [] : (await mediator.Send(new ListUsedOperations.Query(new(agency)), cancel)).Value?.Operations ?? [];
}
