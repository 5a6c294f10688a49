using System.Data.Common;

using KeToanChung.App.Data;
using KeToanChung.App.Integrity;
using KeToanChung.App.People;

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.Db;

#pragma warning disable EF1001 // see LatestFirstPool

/// <summary>
/// Where a scope gets its context: from the pool, or, while units run together, a new one on their connection. A pooled context
/// is never put on a connection that isn't its own: it would take that into the next request.
/// </summary>
internal static class Contexts
{
    /// <param name="connect">Names the connection that contexts of the pool open.</param>
    /// <param name="lend">Names an open connection instead, for a context of its own.</param>
    /// <param name="most">How many contexts the pool keeps.</param>
    public static IServiceCollection AddContexts<TDb>(
        this IServiceCollection services,
        Func<DbContextOptions<TDb>, TDb> create,
        Action<IServiceProvider, DbContextOptionsBuilder> connect,
        Action<DbContextOptionsBuilder, DbConnection> lend,
        int most = 128)
        where TDb : AppDb
    {
        // Identity makes its part of the model after these options: they are the same whoever builds it, `dotnet ef` too.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3); // with passkeys
        services.AddSingleton<SharedUnit>();
        services.AddSingleton<IDbContextPool<TDb>>(provider => new LatestFirstPool<TDb>(provider.GetRequiredService<DbContextOptions<TDb>>(), create, most));
        services.AddPooledDbContextFactory<TDb>(
            (provider, options) =>
            {
                connect(provider, options);
                options.EnableThreadSafetyChecks(false); // at each row that is read, for a scope that works on one thing after the other
            },
            most);
        services.AddScoped<AppDb>(provider => provider.GetRequiredService<SharedUnit>().Transaction is { } shared
            ? Lent(provider.GetRequiredService<DbContextOptions<TDb>>(), shared)
            : provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext());
        services.AddScoped<ChangedRows>();
        services.AddScoped<IAppointments, Appointments>();
        services.AddScoped<ICheckBooks, BooksChecks>();
        return services;

        TDb Lent(DbContextOptions<TDb> own, DbTransaction shared)
        {
            var options = new DbContextOptionsBuilder<TDb>(own);
            lend(options, shared.Connection!);
            var db = create(options.Options);
            db.Database.UseTransaction(shared);
            return db;
        }
    }
}
