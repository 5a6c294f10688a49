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
        if (parsed.Errors.Count > 0 || HasUnknownCommand(parsed))
        {
            Console.Error.WriteLine(parsed.Errors is [var first, ..] ? first.Message : $"Không có lệnh {args[0]}; xem --help.");
            return CouldNotRun;
        }

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

    private static bool HasUnknownCommand(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal);
}
