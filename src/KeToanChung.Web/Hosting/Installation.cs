using KeToanChung.App.Catalogs;
using KeToanChung.App.Organisation;
using KeToanChung.App.Pipeline;
using KeToanChung.Db;

using MediatR;

namespace KeToanChung.Web.Hosting;

/// <summary>What a database must have before anybody works with it.</summary>
internal static class Installation
{
    private static readonly string Catalogs = Path.Combine(AppContext.BaseDirectory, "catalogs");

    /// <summary>Brings the database and its catalogues to this version. Every start does this; where nothing is new it changes nothing.</summary>
    public static async Task Prepare(IServiceProvider services, CancellationToken cancel)
    {
        await Databases.Migrate(services, cancel);

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ReleaseCatalogs.Command(Catalogs), cancel);
        if (outcome.IsRefused)
            throw new InvalidOperationException($"The catalogues were refused: {outcome.Refusals[0].Code}");
    }

    public static async Task<bool> HasCommune(IServiceProvider services, CancellationToken cancel) =>
        (await services.GetRequiredService<OrganisationCache>().GetAfresh(cancel)).Communes.Count > 0;
}
