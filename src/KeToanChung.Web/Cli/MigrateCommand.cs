using System.CommandLine;

using KeToanChung.Web.Hosting;

namespace KeToanChung.Web.Cli;

/// <summary>Brings the database to this version and ends; for administrators who want it done before the nodes start.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Nâng cơ sở dữ liệu và danh mục lên phiên bản này rồi kết thúc.");
        command.SetAction(async (_, cancel) =>
        {
            await using var app = Application.Build([]);
            await Installation.Prepare(app.Services, cancel);
            Console.WriteLine("Cơ sở dữ liệu đã ở phiên bản này.");
            return CommandLine.Done;
        });
        return command;
    }
}
