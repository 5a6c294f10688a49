using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;
using KeToanChung.Ledger;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.App.Pipeline.Behaviors;

/// <summary>
/// The same key and request again gets the first answer; another request under the same key is refused. The key's row is written
/// first, in the same unit of work: a second request while the first runs waits for it, and a refusal leaves the key free.
/// </summary>
internal sealed class IdempotencyBehavior<TRequest, TResponse>(AppDb db, IDatabase database, CallContext context, BusinessClock clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (context.IdempotencyKey is not { } key)
            return await next();

        var id = Hash($"{context.CallerOrThrow.UserId}\n{context.Path}\n{key}");
        var requestHash = Hash(JsonSerializer.Serialize(request, Stored.Json));
        var first = await IdempotencyKeys.Find.On(db)(db, id);
        if (first is not null)
        {
            if (first.RequestHash != requestHash)
                return TResponse.Refused([new Refusal(Codes.IdempotencyMismatch)]);

            context.Replayed = true;
            return TResponse.FromJson(first.Response!);
        }

        var record = new IdempotencyRecord { Id = id, RequestHash = requestHash, At = clock.Now };
        db.Add(record);
        await database.Save(cancellationToken);

        var outcome = await next();
        if (!outcome.IsRefused)
        {
            record.Response = outcome.ValueAsJson();
            db.Entry(record).Property(i => i.Response).IsModified = true; // also where the handler has cleared what was tracked
            await database.Save(cancellationToken);
        }

        return outcome;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

file static class IdempotencyKeys
{
    public static readonly CompiledQuery<Func<AppDb, string, Task<IdempotencyRecord?>>> Find = new(() =>
        EF.CompileAsyncQuery((AppDb db, string id) => db.Set<IdempotencyRecord>().AsNoTracking().FirstOrDefault(i => i.Id == id)));
}
