using System.CommandLine;
using System.Text.Json;

using KeToanChung.App.Imports;
using KeToanChung.Web.Hosting;

namespace KeToanChung.Web.Cli;

/// <summary>
/// Reads a commune's folder. The counts are the last line of standard output; each bad row is a line of standard error with file, line
/// and column.
/// </summary>
internal static class LoadCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Thư mục của một xã: commune.csv, agencies.csv, appointments.csv và các tệp số liệu." };
        var password = new Option<string?>("--password") { Description = "Mật khẩu ban đầu cho người dùng mới; bỏ trống thì chưa ai đăng nhập được." };
        var command = new Command("load", "Nạp số liệu của một xã, theo thứ tự ngày. Nạp lại không làm thay đổi gì.") { folder, password };
        command.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(folder), parsed.GetValue(password), cancel));
        return command;
    }

    private static async Task<int> Run(string folder, string? password, CancellationToken cancel)
    {
        await using var app = Application.Build([]);
        await Installation.Prepare(app.Services, cancel);
        return await Load(app, folder, password, cancel);
    }

    /// <summary>Loads and reports; used for the sample as well.</summary>
    public static async Task<int> Load(WebApplication app, string folder, string? password, CancellationToken cancel)
    {
        var report = await app.Services.GetRequiredService<CommuneLoader>()
            .Load(folder, password, app.Environment.IsDevelopment(), new ProgressBar(), cancel);
        foreach (var row in report.Bad)
            await Console.Error.WriteLineAsync(row.ToString());

        if (report.Why is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return CommandLine.CouldNotRun;
        }

        Console.WriteLine(JsonSerializer.Serialize(report.Counts, JsonSerializerOptions.Web));
        return report.Bad.Count == 0 ? CommandLine.Done : CommandLine.FoundWrong;
    }
}
