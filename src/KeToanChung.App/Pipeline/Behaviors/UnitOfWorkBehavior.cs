using KeToanChung.App.Data;
using KeToanChung.App.Posting;

using MediatR;

namespace KeToanChung.App.Pipeline.Behaviors;

internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(AppDb db, IDatabase database, LedgerHeads heads, KeptFigures figures, JournalRows rows)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        try
        {
            return await database.Write(
                _ =>
                {
                    Forget();
                    return next();
                },
                cancellationToken);
        }
        finally
        {
            Forget();
        }
    }

    // A scope may send several requests, and a command may be tried again: what one unit read, held or changed is not for the next.
    private void Forget()
    {
        db.ChangeTracker.Clear();
        heads.Release();
        figures.Clear();
        rows.Clear();
    }
}
