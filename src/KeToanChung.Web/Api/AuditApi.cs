using KeToanChung.App.Audit;
using KeToanChung.App.Integrity;
using KeToanChung.App.Pipeline;
using KeToanChung.Web.Api.Json;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Nhật ký: who did what when. Kiểm tra sổ: whether the books are sound.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        var agency = api.MapGroup("/agencies/{agency}").WithTags("Audit and integrity");

        agency.MapGet("/audit", List).Answers<Listing<ListAudit.Item>>();
        agency.MapGet("/integrity", Check).Answers<CheckBooks.Result>();
    }

    /// <summary>Recomputes an agency's chain, numbering, balances and budget from the rows</summary>
    internal static async Task<IResult> Check(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new CheckBooks.Query(new(agency)), cancel));

    /// <summary>Lists what was done, accepted or refused, newest first</summary>
    /// <param name="actor">A user name</param>
    /// <param name="command">Such as PostVoucher</param>
    internal static async Task<IResult> List(
        string agency, Day? from, Day? to, string? actor, string? command, [AsParameters] Paging page, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(
            new ListAudit.Query(new(agency)) { From = from?.Value, To = to?.Value, Actor = actor, Command = command, Page = page.ToRequest() }, cancel));
}
