using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>Answers every connection with the same bytes, which need not be HTTP.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public RawServer(string answer)
    {
        _listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/v1");
        _serving = ServeAsync(Encoding.UTF8.GetBytes(answer));
    }

    public Uri Uri { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(byte[] answer)
    {
        var request = new byte[8192];
        while (true)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                while (await stream.ReadAsync(request) is var read and > 0 && !request.AsSpan(0, read).EndsWith("balance"u8))
                {
                }

                await stream.WriteAsync(answer);
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                // The listener was stopped, before or while it waited.
                return;
            }
        }
    }
}
