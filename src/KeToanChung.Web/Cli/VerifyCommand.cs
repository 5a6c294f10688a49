using System.CommandLine;

using KeToanChung.App.Data;
using KeToanChung.App.Integrity;
using KeToanChung.App.Pipeline;
using KeToanChung.Web.Hosting;

using MediatR;

using Microsoft.EntityFrameworkCore;

namespace KeToanChung.Web.Cli;

/// <summary>Checks all books, and names each check that doesn't hold. Works while a server has the database open; changes nothing.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var command = new Command("verify", "Kiểm tra sổ của mọi đơn vị: chuỗi băm, số chứng từ, số dư, dự toán. Mã thoát 1 nếu có chỗ sai.");
        command.SetAction((_, cancel) => Run(cancel));
        return command;
    }

    private static async Task<int> Run(CancellationToken cancel)
    {
        await using var app = Application.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            await Console.Error.WriteLineAsync("Cơ sở dữ liệu chưa ở phiên bản này; hãy chạy migrate trước.");
            return CommandLine.CouldNotRun;
        }

        scope.ServiceProvider.GetRequiredService<CallContext>().Caller = Caller.System;
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckAllBooks.Query(), cancel);
        if (outcome.IsRefused)
            throw new InvalidOperationException($"The system may not check the books: {outcome.Refusals[0].Code}");

        foreach (var check in outcome.Value!.Checks)
            Console.WriteLine(check.Ok ? $"đúng {check.Name}" : $"SAI  {check.Name}: {check.Detail}");
        return outcome.Value.Ok ? CommandLine.Done : CommandLine.FoundWrong;
    }
}
