using KeToanChung.App.Data;
using KeToanChung.App.Data.Records;

using MediatR;

namespace KeToanChung.App.Pipeline.Behaviors;

/// <summary>
/// The audit line of what was accepted stands in the same unit of work: both are there, or neither. Everything that the handler
/// changed is saved with it, in one go.
/// </summary>
internal sealed class AuditBehavior<TRequest, TResponse>(AppDb db, IDatabase database, AuditLine line) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (outcome.IsRefused)
            return outcome;

        var lines = line.Of(RequestName.Of<TRequest>(), outcome.Subject, refusal: null).ToList();
        if (lines.Count >= database.InsertManyFrom)
            await database.InsertMany(lines, cancellationToken);
        else
            db.AddRange(lines);
        await database.Save(cancellationToken);
        return outcome;
    }
}

/// <summary>A refused command left nothing but this line, in a unit of its own.</summary>
internal sealed class RefusalAuditBehavior<TRequest, TResponse>(AppDb db, IDatabase database, AuditLine line) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (!outcome.IsRefused)
            return outcome;

        await database.Write(
            async cancel =>
            {
                db.ChangeTracker.Clear();
                db.AddRange(line.Of(RequestName.Of<TRequest>(), subject: null, outcome.Refusals[0].Code));
                await db.SaveChangesAsync(cancel);
                return (Outcome<Nothing>)Nothing.Value;
            },
            cancellationToken);
        return outcome;
    }
}

/// <summary>Makes audit lines from the surroundings of the request: one for each agency that it concerns.</summary>
internal sealed class AuditLine(CallContext context, BusinessClock clock)
{
    public IEnumerable<AuditRecord> Of(string command, string? subject, string? refusal)
    {
        var agencies = context.Agencies.Select(a => a.Agency.Id).DefaultIfEmpty(AuditRecord.NoAgency);
        return agencies.Select(agency => new AuditRecord
        {
            AgencyId = agency,
            Id = Guid.CreateVersion7(),
            At = clock.Now,
            ActorId = context.Caller?.UserId,
            Actor = context.Caller?.UserName ?? "",
            Command = command,
            Refusal = refusal,
            Subject = subject,
            Door = context.Door.ToString().ToLowerInvariant(),
            TraceId = context.TraceId,
        });
    }
}
