using System.Text.Json;
using System.Text.RegularExpressions;

using KeToanChung.App.Data;
using KeToanChung.App.Periods;
using KeToanChung.Ledger;
using KeToanChung.Web.Api.Json;

using Microsoft.AspNetCore.Diagnostics;

namespace KeToanChung.Web.Api;

/// <summary>
/// What was thrown on the way, as a problem: a request that can't be read is the caller's to mend, a database that is away passes,
/// and anything else is our mistake, of which the caller learns the trace id and nothing more.
/// </summary>
internal sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    /// <summary>The status of what was thrown behind a page.</summary>
    public static int StatusOf(HttpContext http)
    {
        var exception = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        return exception is BadHttpRequestException unreadable ? unreadable.StatusCode
            : exception is InvalidDataException ? StatusCodes.Status413PayloadTooLarge // a form with more fields than any of ours has
            : exception is not null && IsUnavailable(http, exception) ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError;
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Doors.IsApi(httpContext))
            return false;
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true; // nobody is there to read an answer

        await ProblemOf(httpContext, exception).WriteTo(httpContext);
        return true;
    }

    private Problem ProblemOf(HttpContext http, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.Of([new Refusal(Codes.RequestTooLarge)], StatusCodes.Status413PayloadTooLarge, http);
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return FrameworkProblems.Of(StatusCodes.Status415UnsupportedMediaType, http);
            case BadHttpRequestException unreadable:
                return Problem.Of([Unreadable(unreadable)], StatusCodes.Status400BadRequest, http);
        }

        if (IsUnavailable(http, exception))
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            log.LogError("The database is not available ({Kind}): {TraceId}", exception.GetType().Name, Problem.TraceIdOf(http));
            return Problem.Of([new Refusal("unavailable")], StatusCodes.Status503ServiceUnavailable, http);
        }

        log.LogError(exception, "Unexpected: {TraceId}", Problem.TraceIdOf(http));
        return Problem.Of([new Refusal("unexpected")], StatusCodes.Status500InternalServerError, http);
    }

    private static bool IsUnavailable(HttpContext http, Exception exception)
    {
        var database = http.RequestServices.GetRequiredService<IDatabase>();
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (database.Recognise(e) is DatabaseFault.Unavailable)
                return true;
        }

        return false;
    }

    private static Refusal Unreadable(BadHttpRequestException exception) => exception.InnerException switch
    {
        UnreadableValueException value => new Refusal(Codes.RequestInvalid, FieldOf(value), value.Reason).With("allowed", value.Allowed),
        JsonException { InnerException: JsonException } syntax => new Refusal(Codes.RequestInvalid, FieldOf(syntax), "unreadable"),
        JsonException json => new Refusal(Codes.RequestInvalid, FieldOf(json), ReasonOf(json)),
        _ when ParameterName().Match(exception.Message) is { Success: true } parameter => OfParameter(parameter),
        _ => new Refusal(Codes.RequestInvalid, null, "empty"),
    };

    // The serializer says these two only in words.
    private static string ReasonOf(JsonException exception) =>
        exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "unknownField"
        : exception.Message.StartsWith("Duplicate property", StringComparison.Ordinal) ? "duplicateField"
        : "wrongType";

    private static Refusal OfParameter(Match parameter) =>
        new(Codes.RequestInvalid, JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value), parameter.Groups["type"].Value switch
        {
            var type when type.Contains(nameof(Day), StringComparison.Ordinal) => "date",
            var type when type.Contains(nameof(BookMonth), StringComparison.Ordinal) => "month",
            _ => "wrongType",
        });

    /// <summary><c>$.lines[2].debit</c> is the field <c>lines[2].debit</c>; the body as a whole is no field.</summary>
    private static string? FieldOf(JsonException exception) =>
        exception.Path is { Length: > 2 } path ? path[(path[1] == '.' ? 2 : 1)..] : null;

    [GeneratedRegex("parameter \"(?<type>\\S+) (?<name>\\w+)\" from \"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex ParameterName();
}

/// <summary>What the framework refuses by itself, with an empty body: an unknown path, a wrong method, no token.</summary>
internal static class FrameworkProblems
{
    public static Problem Of(int status, HttpContext http) => Problem.Of([RefusalOf(status)], status, http);

    private static Refusal RefusalOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new Refusal(Codes.AuthRequired),
        StatusCodes.Status403Forbidden => new Refusal(Codes.RightMissing),
        StatusCodes.Status404NotFound => new Refusal(Codes.NotFound),
        StatusCodes.Status405MethodNotAllowed => new Refusal(Codes.RequestInvalid, null, "method"),
        StatusCodes.Status413PayloadTooLarge => new Refusal(Codes.RequestTooLarge),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(Codes.RequestInvalid, null, "mediaType"),
        StatusCodes.Status429TooManyRequests => new Refusal(Codes.RequestRateLimited),
        StatusCodes.Status503ServiceUnavailable => new Refusal("unavailable"),
        >= StatusCodes.Status500InternalServerError => new Refusal("unexpected"),
        _ => new Refusal(Codes.RequestInvalid, null, "unreadable"),
    };
}
