using System.Net.Http.Headers;
using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.App.ReceiptLists;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeToanChung.Web.Hosting;

/// <summary>
/// Sends receipts' data to the tax authority through the provider that an installation names (<c>ReceiptGateway:Url</c>, <c>ReceiptGateway:Token</c>): lists are made at
/// 17:00 and, of what comes later, each hour; what is refused or can't be reached is tried again. Without a provider people hand the lists in.
/// </summary>
/// <remarks>A list is sent as our JSON with the list's id as <c>Idempotency-Key</c>; any answer but 2xx means no, and <c>reference</c> in it is kept.</remarks>
public sealed class ReceiptGateway(IServiceScopeFactory scopes, IConfiguration settings, IOptions<JsonOptions> json, BusinessClock clock) : IDisposable
{
    private const int MostAtOnce = 50;

    private static readonly TimeOnly EndOfDay = new(17, 0);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1_000_000 };

    private Uri? Address => settings["ReceiptGateway:Url"] is { Length: > 0 } url ? new Uri(url) : null;

    public async Task Run(CancellationToken cancel)
    {
        if (Address is not { } address)
            return;

        foreach (var agency in await WithSomethingToTell(cancel))
            await Send(new MakeReceiptList.Command(agency), cancel);
        foreach (var (agency, list) in await Waiting(cancel))
            await SendOne(address, agency, list, cancel);
    }

    private async Task SendOne(Uri address, AgencyCode agency, DocumentId list, CancellationToken cancel)
    {
        if ((await Send(new TryReceiptList.Command(agency, list), cancel)).IsRefused)
            return; // taken by another node

        var told = await Send(new ShowReceiptList.Query(agency, list), cancel);
        if (told.Value is not { } content)
            return;

        var (reference, error) = await Post(address, list, content, cancel);
        await Send(new RecordReceiptListAttempt.Command(agency, list, reference, error), cancel);
    }

    private async Task<(string? Reference, string? Error)> Post(Uri address, DocumentId list, ShowReceiptList.Result content, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(content, options: json.Value.SerializerOptions) };
            request.Headers.Add("Idempotency-Key", list.ToString());
            if (settings["ReceiptGateway:Token"] is { Length: > 0 } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, cancel);
            var body = await answer.Content.ReadAsStringAsync(cancel);
            return answer.IsSuccessStatusCode ? (ReferenceIn(body), null) : (null, $"{(int)answer.StatusCode}: {body}");
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, e.Message);
        }
    }

    private static string? ReferenceIn(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind is JsonValueKind.Object && answer.RootElement.TryGetProperty("reference", out var reference) ? reference.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What was left from an earlier day is late already.
    private async Task<IReadOnlyList<AgencyCode>> WithSomethingToTell(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (now, midnight) = (clock.Now, BusinessClock.StartOf(clock.Today));
        var isEvening = TimeOnly.FromDateTime(BusinessClock.InVietnam(now).DateTime) >= EndOfDay;
        var hourAgo = now.AddHours(-1);
        var telling = Unlisted.Receipts(db).Where(s => s.SignedAt < midnight || isEvening).Select(s => s.AgencyId)
            .Union(Unlisted.Notices(db).Where(c => c.At < midnight || isEvening).Select(c => c.AgencyId));
        var agencies = await telling.Where(id => !db.Set<ReceiptListRecord>().Any(l => l.AgencyId == id && l.MadeAt > hourAgo)).ToListAsync(cancel);
        var map = await scope.ServiceProvider.GetRequiredService<OrganisationCache>().Get(cancel);
        return agencies.ConvertAll(id => map[id].Agency.Code);
    }

    private async Task<IReadOnlyList<(AgencyCode Agency, DocumentId List)>> Waiting(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now;
        var lists = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<ReceiptListRecord>().AsNoTracking()
            .Where(l => l.SentAt == null && l.NextTryAt <= now).OrderBy(l => l.MadeAt).Take(MostAtOnce).Select(l => new { l.AgencyId, l.No }).ToListAsync(cancel);
        var map = await scope.ServiceProvider.GetRequiredService<OrganisationCache>().Get(cancel);
        return lists.ConvertAll(l => (map[l.AgencyId].Agency.Code, new DocumentId(l.AgencyId, l.No)));
    }

    // Each in a unit of its own: one list's trouble is not another's.
    private async Task<Outcome<T>> Send<T>(IRequest<Outcome<T>> request, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancel);
    }

    public void Dispose() => http.Dispose();
}
