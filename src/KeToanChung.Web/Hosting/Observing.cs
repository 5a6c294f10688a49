using KeToanChung.App.Pipeline.Behaviors;

using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

using Serilog;
using Serilog.Events;

namespace KeToanChung.Web.Hosting;

/// <summary>Logs to standard error, traces and metrics to a collector where one is named. Ids and codes only: no bodies, no people's data.</summary>
internal static class Observing
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void Observe(this WebApplicationBuilder builder)
    {
        // What commands print goes to standard output, so that it can be piped; logs never do.
        builder.Services.AddSerilog((_, log) => log
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning) // its own request lines hold queries
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
            .MinimumLevel.Override("LinqToDB", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(
                standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {TraceId} {Message:lj}{NewLine}{Exception}"));

        if (string.IsNullOrEmpty(builder.Configuration[Collector]))
            return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("KeToanChung"))
            .WithTracing(traces => traces.AddSource(Telemetry.SourceName).AddAspNetCoreInstrumentation())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeMeters())
            .UseOtlpExporter();
    }

    /// <summary>Health is asked for every few seconds: told only when it is bad.</summary>
    public static LogEventLevel LevelOf(HttpContext http, double milliseconds, Exception? exception) =>
        exception is not null || http.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
        : http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogEventLevel.Debug
        : LogEventLevel.Information;

    private static MeterProviderBuilder AddRuntimeMeters(this MeterProviderBuilder metrics) => metrics.AddMeter("System.Runtime");
}
