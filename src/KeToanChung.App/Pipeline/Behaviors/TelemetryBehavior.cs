using System.Diagnostics;

using MediatR;

namespace KeToanChung.App.Pipeline.Behaviors;

public static class Telemetry
{
    public const string SourceName = "KeToanChung";

    internal static readonly ActivitySource Source = new(SourceName);
}

internal sealed class TelemetryBehavior<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly string Name = RequestName.Of<TRequest>();

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Telemetry.Source.StartActivity(Name);
        var outcome = await next();
        if (outcome.IsRefused)
            activity?.SetTag("refusal", outcome.Refusals[0].Code);
        return outcome;
    }
}

/// <summary>A verb is called by the name of its file: <c>PostVoucher.Command</c> is <c>PostVoucher</c>.</summary>
public static class RequestName
{
    /// <summary>Of all commands, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. typeof(RequestName).Assembly.GetTypes()
        .Where(type => Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>)))
        .Select(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static string Of<TRequest>() => Of(typeof(TRequest));

    private static string Of(Type request) => request.DeclaringType?.Name ?? request.Name;
}
