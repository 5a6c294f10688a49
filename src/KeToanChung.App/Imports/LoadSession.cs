using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Imports;

/// <summary>Sends the commands of a folder as the people who were appointed on the business date.</summary>
internal sealed class LoadSession(IServiceScopeFactory scopes, IReadOnlyList<LoadSession.Appointed> appointed)
{
    /// <summary>A row of appointments.csv, with the user it names.</summary>
    internal sealed record Appointed(Guid UserId, string UserName, Role Role, string? Agency, DateOnly From, DateOnly? To);

    /// <summary>Sends as whoever holds the role in the agency on that day; null where nobody does.</summary>
    public async Task<Outcome<T>?> SendAs<T>(Role role, string agency, DateOnly on, IRequest<Outcome<T>> request, CancellationToken cancel)
    {
        var person = appointed.FirstOrDefault(a => a.Role == role && a.Agency == agency && a.From <= on && (a.To is null || on <= a.To));
        return person is null ? null : await Send(new Caller(person.UserId, person.UserName, DateTime.MinValue), on, request, cancel);
    }

    public Task<Outcome<T>> SendAsSystem<T>(IRequest<Outcome<T>> request, CancellationToken cancel) => Send(Caller.System, null, request, cancel);

    private async Task<Outcome<T>> Send<T>(Caller caller, DateOnly? on, IRequest<Outcome<T>> request, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CallContext>();
        (context.Caller, context.Door, context.RightsOn, context.Path) = (caller, Door.Load, on, "load");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancel);
    }
}
