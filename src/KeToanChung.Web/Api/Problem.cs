using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

using KeToanChung.App.Words;
using KeToanChung.Ledger;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace KeToanChung.Web.Api;

/// <summary>What is wrong, where, and what to do (RFC 9457). Other systems read <see cref="Code"/>, people the rest.</summary>
/// <param name="Type">Names the code as a URI.</param>
/// <param name="Title">The kind of problem, the same for all answers with this status.</param>
/// <param name="Detail">What must be mended first, as a sentence.</param>
/// <param name="Code">A stable refusal code; the first of them when several fields are wrong.</param>
/// <param name="TraceId">Finds this answer in logs and audit.</param>
/// <param name="Errors">Sentences by field, such as <c>lines[2].account</c>. In a batch each starts with its code.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, string TraceId, IReadOnlyDictionary<string, string[]> Errors)
{
    public const string ContentType = "application/problem+json";

    // Only these figures are for programs; the others are part of the sentences.
    private static readonly string[] CodesWithFigures = [Codes.BudgetExceeded, Codes.SourceExceeded];

    /// <summary>For <c>budget.exceeded</c> and <c>source.exceeded</c>: <c>available</c> and <c>short</c> in whole đồng, and the budget line.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? Figures { get; init; }

    public static Problem Of(IReadOnlyList<Refusal> refusals, int status, HttpContext http)
    {
        var sentences = Sentences.In(CultureInfo.CurrentUICulture);
        var first = refusals[0];
        return new Problem(
            $"urn:ketoanchung:{first.Code}",
            sentences.Title(status),
            status,
            sentences.Of(first),
            first.Code,
            TraceIdOf(http),
            refusals.Where(r => r.Field is not null)
                .GroupBy(r => r.Field!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(r => Message(r, sentences)).Distinct().ToArray(), StringComparer.Ordinal))
        {
            Figures = CodesWithFigures.Contains(first.Code) ? first.Figures.ToDictionary(StringComparer.Ordinal) : null,
        };
    }

    public static string TraceIdOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    public Task WriteTo(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.Headers.CacheControl = "no-store";
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return http.Response.WriteAsJsonAsync(this, json, ContentType, http.RequestAborted);
    }

    // In a batch every voucher has a code of its own.
    private static string Message(Refusal refusal, Sentences sentences) =>
        refusal.Field!.StartsWith("vouchers[", StringComparison.Ordinal) ? $"{refusal.Code}: {sentences.Of(refusal)}" : sentences.Of(refusal);
}
