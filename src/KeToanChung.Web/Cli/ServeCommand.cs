using KeToanChung.Web.Hosting;

namespace KeToanChung.Web.Cli;

/// <summary>Migrates, in Development loads the sample commune into an empty database, and serves until it is told to stop.</summary>
internal static class ServeCommand
{
    private const string SamplePassword = "Chung#2026!";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample");

    public static async Task<int> Run(string[] args, CancellationToken cancel)
    {
        await using var app = Application.Build(args);
        await Installation.Prepare(app.Services, cancel);
        if (app.Environment.IsDevelopment())
            await OfferSample(app, cancel);

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"KeToanChung: {string.Join(" ", app.Urls)}"));
        await app.RunAsync(cancel);
        return CommandLine.Done;
    }

    private static async Task OfferSample(WebApplication app, CancellationToken cancel)
    {
        if (!await Installation.HasCommune(app.Services, cancel))
        {
            Console.WriteLine("Nạp số liệu mẫu của xã Minh Họa…");
            await LoadCommand.Load(app, Sample, SamplePassword, cancel);
        }

        Console.WriteLine(
            $"Người dùng mẫu: ketoan, thutruong.3021001 (và các mã đơn vị khác), thuquy, kiemtoan, lanhdao, quantri; mật khẩu: {SamplePassword}");
    }
}
