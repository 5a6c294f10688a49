using System.Reflection;

using KeToanChung.App.Data;
using KeToanChung.App.Posting;

using MediatR;

namespace KeToanChung.App.Pipeline.Behaviors;

internal sealed class UnitOfWorkBehavior<TRequest, TResponse>(AppDb db, IDatabase database, LedgerHeads heads, KeptFigures figures, JournalRows rows, CallContext context)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand<TResponse>, IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly bool IsBrief = typeof(TRequest).IsDefined(typeof(BriefAttribute));

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var goesOn = false;
        try
        {
            var outcome = await (IsBrief && context.Agencies is [var only]
                ? database.WriteBriefly(only.Agency.Id, _ => Unit(next), cancellationToken)
                : database.Write(_ => Unit(next), cancellationToken));
            goesOn = database.IsTogether && !outcome.IsRefused;
            return outcome;
        }
        finally
        {
            EndUnit();
            if (!goesOn)
                Forget();
        }
    }

    private async Task<TResponse> Unit(RequestHandlerDelegate<TResponse> next)
    {
        EndUnit();
        if (!database.IsTogether)
            Forget();
        var done = await next();
        if (!database.IsTogether && !done.IsRefused)
            figures.HandOver();
        return done;
    }

    private void EndUnit()
    {
        db.ChangeTracker.Clear();
        heads.EndUnit();
        figures.EndUnit();
        rows.Clear();
    }

    // A scope may send several requests, and a command may be tried again: what one unit read or held is not for the next, unless they
    // run together, where nobody else can write between them.
    private void Forget()
    {
        heads.Release();
        figures.Clear();
    }
}
