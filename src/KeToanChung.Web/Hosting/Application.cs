using KeToanChung.App;
using KeToanChung.App.Reconciliation;
using KeToanChung.Db;
using KeToanChung.Reports;
using KeToanChung.Web.Api;
using KeToanChung.Web.Api.Json;
using KeToanChung.Web.Security;
using KeToanChung.Web.Words;

using Scalar.AspNetCore;

using Serilog;

namespace KeToanChung.Web.Hosting;

/// <summary>The application, in the order in which it is put together. Every command line starts from it, and one serves it.</summary>
internal static class Application
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = EnvironmentName(args),
            ContentRootPath = AppContext.BaseDirectory, // settings and pages lie beside the program, wherever it is started from
        });
        builder.Observe();
        builder.Listen();
        builder.WebHost.UseStaticWebAssets();

        var services = builder.Services;
        services.AddApp();
        services.AddDatabase(builder.Configuration);
        services.AddReports();
        services.AddSecurity();
        services.Configure<ReconciliationOptions>(builder.Configuration.GetSection("Reconciliation"));

        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that Faults can say what is wrong
        services.Configure<RouteOptions>(routes => routes.ConstraintMap[DocumentIdConstraint.Name] = typeof(DocumentIdConstraint));
        services.AddExceptionHandler<Faults>();
        services.AddDescription();
        services.AddHealth();
        services.AddResponseCompression(compression => compression.EnableForHttps = true); // no secret stands beside what a stranger wrote
        services.AddSingleton<ReceiptGateway>();
        services.AddHostedService<Chores>();
        services.AddSingleton<Labels>();
        services.AddPages();

        var app = builder.Build();
        app.UseSerilogRequestLogging(requests => requests.GetLevel = Observing.LevelOf);
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseLastingFonts();
        app.UseLanguages();
        app.UseProblems();
        if (!app.Environment.IsDevelopment())
            app.UseHsts(); // on HTTPS only
        app.UseRouting();
        app.UseMiddleware<RequestLimits>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<Doors>();

        app.MapStaticAssets();
        app.MapPages();
        app.MapHealth();
        app.MapOpenApi();
        app.MapScalarApiReference("/reference", (reference, http) => Reference.Set(reference, http));
        app.MapApi();
        app.MapPapers();
        app.MapEvidencePages();
        return app;
    }

    // On a developer's machine `dotnet run` starts a working system; what was built for use is in production unless told otherwise.
    private static string? EnvironmentName(string[] args)
    {
#if DEBUG
        var isGiven = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is not null
            || Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is not null
            || args.Any(a => a.StartsWith("--environment", StringComparison.OrdinalIgnoreCase));
        return isGiven ? null : Environments.Development;
#else
        return null;
#endif
    }
}
