using System.Net;
using System.Net.Sockets;

namespace KeToanChung.Web.Tests;

/// <summary>A line to a server that can be cut and mended: what lies between an application and its database.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource ended = new();

    private readonly Lock gate = new();

    private readonly List<TcpClient> open = [];

    private readonly (string Host, int Port) server;

    private readonly Task accepting;

    private bool isCut;

    public CutLine(string host, int port)
    {
        server = (host, port);
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends every connection at once, and lets none through.</summary>
    public void Cut()
    {
        lock (gate)
        {
            isCut = true;
            open.ForEach(end => end.Dispose());
            open.Clear();
        }
    }

    public void Mend()
    {
        lock (gate)
            isCut = false;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        Cut();
        ended.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (!ended.IsCancellationRequested)
                Carry(await listener.AcceptTcpClientAsync(ended.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is taken down.
        }
    }

    private void Carry(TcpClient near)
    {
        var far = new TcpClient();
        lock (gate)
        {
            if (isCut)
            {
                near.Dispose();
                far.Dispose();
                return;
            }

            open.AddRange([near, far]);
        }

        _ = Join(near, far);
    }

    private async Task Join(TcpClient near, TcpClient far)
    {
        try
        {
            await far.ConnectAsync(server.Host, server.Port, ended.Token);
            var (here, there) = (near.GetStream(), far.GetStream());
            await Task.WhenAny(here.CopyToAsync(there, ended.Token), there.CopyToAsync(here, ended.Token));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or one side has hung up.
        }
        finally
        {
            near.Dispose();
            far.Dispose();
        }
    }
}
