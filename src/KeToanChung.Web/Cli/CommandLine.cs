using System.CommandLine;

namespace KeToanChung.Web.Cli;

/// <summary>
/// One executable: without a command it serves, with one it does that and ends. Results go to standard output, logs to standard error.
/// </summary>
internal static class CommandLine
{
    public const int Done = 0;

    public const int FoundWrong = 1;

    public const int CouldNotRun = 2;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("KeToanChung: kế toán dùng chung cho các cơ quan, đơn vị cấp xã. Không có lệnh nào: phục vụ web và API.")
        {
            MigrateCommand.Make(),
            LoadCommand.Make(),
            VerifyCommand.Make(),
        };
        root.TreatUnmatchedTokensAsErrors = false; // --urls=… and the like are configuration
        root.SetAction((_, cancel) => ServeCommand.Run(args, cancel));

        var parsed = root.Parse(args);
        if (parsed.Errors is [var error, ..])
            return Misused(error.Message);
        if (parsed.UnmatchedTokens is [var token, ..] && (parsed.CommandResult.Command != root || !token.StartsWith("--", StringComparison.Ordinal)))
            return Misused($"Không hiểu {token}; xem --help.");

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (parsed.CommandResult.Command != root)
        {
            Console.Error.WriteLine($"Không chạy được: {e.Message}");
            return CouldNotRun;
        }
    }

    private static int Misused(string why)
    {
        Console.Error.WriteLine(why);
        return CouldNotRun;
    }
}
