using KeToanChung.App.Data;
using KeToanChung.App.Posting;

using MediatR;

namespace KeToanChung.App.Pipeline.Behaviors;

internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(AppDb db, IDatabase database, LedgerHeads heads, JournalRows rows)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        database.Write(_ => FromTheStart(next), cancellationToken);

    // A scope may send several commands, and a command may be tried again: nothing read or held before counts.
    private Task<TResponse> FromTheStart(RequestHandlerDelegate<TResponse> next)
    {
        db.ChangeTracker.Clear();
        heads.Release();
        rows.Clear();
        return next();
    }
}
