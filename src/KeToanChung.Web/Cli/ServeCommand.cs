using KeToanChung.Web.Hosting;

namespace KeToanChung.Web.Cli;

/// <summary>Migrates, and serves until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> Run(string[] args, CancellationToken cancel)
    {
        await using var app = Application.Build(args);
        await Installation.Prepare(app.Services, cancel);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"KeToanChung: {string.Join(" ", app.Urls)}"));
        await app.RunAsync(cancel);
        return CommandLine.Done;
    }
}
