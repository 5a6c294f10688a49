using KeToanChung.App.Pipeline;
using KeToanChung.Ledger.Agencies;

using MediatR;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Imports;

/// <summary>Sends the commands of a folder as the people who were appointed on the business date.</summary>
internal sealed class LoadSession(IServiceScopeFactory scopes, IReadOnlyList<LoadSession.Appointed> appointed) : IAsyncDisposable
{
    private AsyncServiceScope? scope;

    /// <summary>A row of appointments.csv, with the user it names.</summary>
    internal sealed record Appointed(Guid UserId, string UserName, Role Role, string? Agency, DateOnly From, DateOnly? To);

    /// <summary>Sends as whoever holds the role in the agency on that day; null where nobody does.</summary>
    public async Task<Outcome<T>?> SendAs<T>(Role role, string agency, DateOnly on, IRequest<Outcome<T>> request, CancellationToken cancel)
    {
        var person = appointed.FirstOrDefault(a => a.Role == role && a.Agency == agency && a.From <= on && (a.To is null || on <= a.To));
        return person is null ? null : await Send(new Caller(person.UserId, person.UserName, DateTime.MinValue), on, request, cancel);
    }

    public Task<Outcome<T>> SendAsSystem<T>(IRequest<Outcome<T>> request, CancellationToken cancel) => Send(Caller.System, null, request, cancel);

    /// <summary>Ends what the commands before this had in common: their transaction, or what they read in it.</summary>
    public async Task StartAfresh()
    {
        if (scope is { } ended)
            await ended.DisposeAsync();
        scope = null;
    }

    public async ValueTask DisposeAsync() => await StartAfresh();

    private async Task<Outcome<T>> Send<T>(Caller caller, DateOnly? on, IRequest<Outcome<T>> request, CancellationToken cancel)
    {
        scope ??= scopes.CreateAsyncScope();
        var services = scope.Value.ServiceProvider;
        services.GetRequiredService<CallContext>().Begin(caller, Door.Load, "load", on);
        return await services.GetRequiredService<IMediator>().Send(request, cancel);
    }
}
