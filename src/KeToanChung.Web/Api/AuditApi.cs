using KeToanChung.App.Audit;
using KeToanChung.App.Pipeline;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Nhật ký: who did what when.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api) =>
        api.MapGet("/agencies/{agency}/audit", List).Answers<Listing<ListAudit.Item>>().WithTags("Audit and integrity");

    /// <summary>Lists what was done, accepted or refused, newest first</summary>
    /// <param name="actor">A user name</param>
    /// <param name="command">Such as PostVoucher</param>
    internal static async Task<IResult> List(
        string agency, Day? from, Day? to, string? actor, string? command, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListAudit.Query(new(agency)) { From = from?.Value, To = to?.Value, Actor = actor, Command = command, Page = page.ToRequest() }, cancel));
}
