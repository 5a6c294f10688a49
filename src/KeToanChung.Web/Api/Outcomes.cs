using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

namespace KeToanChung.Web.Api;

/// <summary>An outcome as an HTTP answer: the value, or the problem.</summary>
public static class Outcomes
{
    /// <summary>For a POST on a collection: 201, and where the new thing is.</summary>
    public static IResult Created<T>(Outcome<T> outcome, Func<T, string> at) =>
        outcome.IsRefused ? new RefusedResult(outcome.Refusals) : TypedResults.Created(at(outcome.Value!), outcome.Value);

    /// <summary>For a verb or a query: 200.</summary>
    public static IResult Ok<T>(Outcome<T> outcome) =>
        outcome.IsRefused ? new RefusedResult(outcome.Refusals) : TypedResults.Ok(outcome.Value);

    /// <summary>For what has nothing to say: 204.</summary>
    public static IResult NoContent<T>(Outcome<T> outcome) =>
        outcome.IsRefused ? new RefusedResult(outcome.Refusals) : TypedResults.NoContent();

    public static IResult Refused(Refusal refusal) => new RefusedResult([refusal]);

    /// <summary>For what the door itself could not read: 400.</summary>
    public static IResult Unreadable(Refusal refusal) => new RefusedResult([refusal], StatusCodes.Status400BadRequest);

    private sealed class RefusedResult(IReadOnlyList<Refusal> refusals, int? status = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Problem.Of(refusals, status ?? Statuses.Of(refusals[0].Code), httpContext).WriteTo(httpContext);
    }
}
