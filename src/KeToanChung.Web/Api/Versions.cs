using System.Globalization;

using KeToanChung.App.Pipeline;
using KeToanChung.Ledger;

using Microsoft.Net.Http.Headers;

namespace KeToanChung.Web.Api;

/// <summary>A draft's version is its <c>ETag</c>; who changes it sends it back as <c>If-Match</c>, so that the second of two editors is told.</summary>
internal static class Versions
{
    public const string IfMatch = "If-Match";

    public static IResult Ok<T>(Outcome<T> outcome, Func<T, int> version) =>
        outcome.IsRefused ? Outcomes.Ok(outcome) : new VersionedResult<T>(outcome.Value!, version(outcome.Value!));

    /// <summary>The version that the caller saw; 0, which no draft has, for a tag that isn't ours; null where none is given.</summary>
    public static int? Read(string? ifMatch) =>
        EntityTagHeaderValue.TryParse(ifMatch, out var tag) && tag.Tag != "*"
            ? int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0
            : null;

    /// <summary>"Whatever it is now" is no version that somebody saw.</summary>
    public static IResult Missing(string? ifMatch) =>
        Outcomes.Unreadable(new Refusal(Codes.RequestInvalid, IfMatch, ifMatch is null ? "required" : "ifMatch"));

    private sealed class VersionedResult<T>(T value, int version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
            return TypedResults.Ok(value).ExecuteAsync(httpContext);
        }
    }
}
