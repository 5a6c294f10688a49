using System.Buffers.Text;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;

namespace KeToanChung.Benchmarks;

/// <summary>
/// A client of one request, over one connection that stays open. It shares process and cores with the server that is measured, so it does nothing but send
/// the same bytes again and wait for the end of the answer.
/// </summary>
internal sealed class PlainClient : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private readonly byte[] request;

    private readonly byte[] answer = new byte[65_536];

    private PlainClient(Uri server, byte[] request)
    {
        this.request = request;
        socket.Connect(server.Host, server.Port);
    }

    /// <summary>Speaks for whom another client is signed in.</summary>
    public static async Task<PlainClient> Of(HttpClient signedIn, string path, object body)
    {
        var server = signedIn.BaseAddress!;
        using var content = JsonContent.Create(body);
        var bytes = await content.ReadAsByteArrayAsync();
        var head = $"POST /api/v1{path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: {signedIn.DefaultRequestHeaders.Authorization}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {bytes.Length}\r\n\r\n";
        return new PlainClient(server, [.. Encoding.ASCII.GetBytes(head), .. bytes]);
    }

    public void Post()
    {
        socket.Send(request);
        var got = 0;
        do
        {
            if (socket.Receive(answer.AsSpan(got)) is not (> 0 and var read))
                throw new InvalidOperationException("The server closed the connection.");
            got += read;
        }
        while (!IsWhole(answer.AsSpan(0, got)));

        if (!answer.AsSpan().StartsWith("HTTP/1.1 201"u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, got));
    }

    // The server says how long an answer is: one that comes in chunks would be measured by when its end was sent.
    private static bool IsWhole(ReadOnlySpan<byte> got)
    {
        var head = got.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;

        var length = got[..head].IndexOf("\r\nContent-Length: "u8);
        if (length < 0)
            throw new InvalidOperationException($"An answer without its length: {Encoding.UTF8.GetString(got[..head])}");

        _ = Utf8Parser.TryParse(got[(length + "\r\nContent-Length: ".Length)..], out int body, out int _);
        return got.Length >= head + "\r\n\r\n".Length + body;
    }

    public void Dispose() => socket.Dispose();
}
