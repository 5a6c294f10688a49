using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace KeToanChung.Web.Tests.Program;

/// <summary>
/// The program as it is installed: processes of its own on one database file. For what only a process can show, such as being killed.
/// </summary>
internal sealed class Installation : IDisposable
{
    public const string Password = "mật khẩu đủ dài";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string folder = Directory.CreateTempSubdirectory("ketoanchung-installed-").FullName;

    public string Folder => folder;

    /// <summary>Runs a command line to its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Start("http://127.0.0.1:0", arguments);
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel).WaitAsync(Patience, Cancel);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a server and waits until it is ready.</summary>
    public async Task<RunningServer> Serve()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var process = Start(url);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var client = new HttpClient { BaseAddress = new Uri(url) };
        var started = Stopwatch.StartNew();
        while (!await IsReady(client))
        {
            Assert.False(process.HasExited, "The server ended before it was ready.");
            Assert.True(started.Elapsed < Patience, "The server didn't become ready.");
            await Task.Delay(100, Cancel);
        }

        return new RunningServer(process, client);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready", Cancel);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Process Start(string url, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = url,
                ["Database__Provider"] = "Sqlite",
                ["ConnectionStrings__KeToanChung"] = $"Data Source={Path.Combine(folder, "books.db")}",
            },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "KeToanChung.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A server of an installation, which the test ends as it likes.</summary>
internal sealed class RunningServer(Process process, HttpClient client) : IDisposable
{
    public HttpClient Anybody => client;

    public async Task<HttpClient> SignedIn(string userName)
    {
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/auth/login", new { userName, password = Installation.Password }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var signedIn = new HttpClient { BaseAddress = client.BaseAddress };
        signedIn.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("accessToken").GetString());
        return signedIn;
    }

    /// <summary>SIGKILL: nothing is told, nothing is finished.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
        client.Dispose();
    }
}
