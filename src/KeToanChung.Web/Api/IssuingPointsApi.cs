using KeToanChung.App.Fees.Points;

using MediatR;

namespace KeToanChung.Web.Api;

/// <summary>Điểm lập biên lai: places that receipt an agency's fees in ranges of numbers of their own.</summary>
internal static class IssuingPointsApi
{
    public static void MapIssuingPoints(this RouteGroupBuilder api)
    {
        var points = api.MapGroup("/agencies/{agency}/issuing-points").WithTags("Fees");

        points.MapGet("/", List).Answers<ListIssuingPoints.Result>();
        points.MapPut("/{code}", Set).Answers<IssuingPointView>();
    }

    /// <summary>Lists an agency's issuing points, with who sits there and their ranges of numbers</summary>
    internal static async Task<IResult> List(string agency, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(new ListIssuingPoints.Query(new(agency)), cancel));

    /// <summary>Sets an issuing point (administrator)</summary>
    /// <remarks>
    /// The cash receipts of its cashiers take their numbers from a range that is set apart for the point in the agency's series, in ascending order; the next range is set apart when
    /// one is used up.
    /// </remarks>
    internal static async Task<IResult> Set(string agency, string code, IssuingPointBody body, IMediator mediator, CancellationToken cancel) =>
        Outcomes.Ok(await mediator.Send(body.ToCommand(agency, code), cancel));
}

/// <param name="AuthorisedBody">Whom the agency authorised to issue there; left out for a place of its own.</param>
/// <param name="RangeSize">So many numbers are set apart at a time; 1,000 when left out.</param>
/// <param name="Cashiers">User names.</param>
/// <param name="IsOpen">A closed point gives no more numbers; open when left out.</param>
internal sealed record IssuingPointBody(string? Name, string? Address, string? AuthorisedBody, int? RangeSize, IReadOnlyList<string>? Cashiers, bool? IsOpen)
{
    public SetIssuingPoint.Command ToCommand(string agency, string code) =>
        new(new(agency), code, Name!, Address!, RangeSize ?? SetIssuingPoint.UsualRange, Cashiers ?? []) { AuthorisedBody = AuthorisedBody, IsOpen = IsOpen ?? true };
}
