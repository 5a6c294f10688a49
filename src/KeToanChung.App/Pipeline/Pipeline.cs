using KeToanChung.App.Pipeline.Behaviors;

using MediatR;

using Microsoft.Extensions.DependencyInjection;

namespace KeToanChung.App.Pipeline;

/// <summary>The order that every request goes through, whichever door it came in by.</summary>
public static class Pipeline
{
    public static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddBehavior(typeof(TelemetryBehavior<,>))      // 1 a span for each request
        .AddBehavior(typeof(RefusalAuditBehavior<,>))   // 2 a refused command leaves its audit line, in a unit of its own
        .AddBehavior(typeof(RightsBehavior<,>))         // 3 an appointment, in that agency, on that day
        .AddBehavior(typeof(ShapeBehavior<,>))          // 4 FluentValidation: what can be told without the books
        .AddBehavior(typeof(RetryBehavior<,>))          // 5 lost races start again from here, a bounded number of times
        .AddBehavior(typeof(UnitOfWorkBehavior<,>))     // 6 one transaction around all that follows
        .AddBehavior(typeof(IdempotencyBehavior<,>))    // 7 the first answer again for the same key
        .AddBehavior(typeof(AuditBehavior<,>));         // 8 the audit line of what was accepted; then the handler

    private static IServiceCollection AddBehavior(this IServiceCollection services, Type behavior) =>
        services.AddTransient(typeof(IPipelineBehavior<,>), behavior);
}
