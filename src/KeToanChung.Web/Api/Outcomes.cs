using System.Text.Json;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace KeToanChung.Web.Api;

/// <summary>An outcome as an HTTP answer: the value, or the problem.</summary>
public static class Outcomes
{
    /// <summary>For a POST on a collection: 201, and where the new thing is.</summary>
    public static IResult Created<T>(Outcome<T> outcome, Func<T, string> at) =>
        outcome.IsRefused ? new RefusedResult(outcome.Refusals) : new CreatedResult<T>(outcome.Value!, at(outcome.Value!));

    /// <summary>For a verb or a query: 200.</summary>
    public static IResult Ok<T>(Outcome<T> outcome) =>
        outcome.IsRefused ? new RefusedResult(outcome.Refusals) : TypedResults.Ok(outcome.Value);

    /// <summary>For what has nothing to say: 204.</summary>
    public static IResult NoContent<T>(Outcome<T> outcome) =>
        outcome.IsRefused ? new RefusedResult(outcome.Refusals) : TypedResults.NoContent();

    public static IResult Refused(Refusal refusal) => new RefusedResult([refusal]);

    /// <summary>For what the door itself could not read: 400.</summary>
    public static IResult Unreadable(Refusal refusal) => new RefusedResult([refusal], StatusCodes.Status400BadRequest);

    // With its length: the caller has the whole of it at once, and doesn't wait for what the server does at a request's end.
    private sealed class CreatedResult<T>(T value, string at) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var body = JsonSerializer.SerializeToUtf8Bytes(value, json);
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = at;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = body.Length;
            return response.BodyWriter.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }

    private sealed class RefusedResult(IReadOnlyList<Refusal> refusals, int? status = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Problem.Of(refusals, status ?? Statuses.Of(refusals[0].Code), httpContext).WriteTo(httpContext);
    }
}
