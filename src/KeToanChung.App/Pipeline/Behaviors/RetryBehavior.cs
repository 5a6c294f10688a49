using KeToanChung.App.Data;

using MediatR;

using Microsoft.Extensions.Logging;

namespace KeToanChung.App.Pipeline.Behaviors;

/// <summary>
/// Starts a command again whose unit of work lost a race. After a failed statement nothing goes on in that transaction,
/// so it begins from the command; what it read before is forgotten.
/// </summary>
internal sealed class RetryBehavior<TRequest, TResponse>(AppDb db, IDatabase database, ILogger<RetryBehavior<TRequest, TResponse>> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private const int MostAttempts = 8;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (Exception e) when (attempt < MostAttempts
                && database.Recognise(e) is DatabaseFault.Duplicate or DatabaseFault.Deadlock)
            {
                log.LogInformation("{Request} lost a race (attempt {Attempt}): {Fault}", RequestName.Of<TRequest>(), attempt, database.Recognise(e));
                db.ChangeTracker.Clear();
                await Task.Delay(Random.Shared.Next(5, 20 * attempt), cancellationToken);
            }
        }
    }
}
