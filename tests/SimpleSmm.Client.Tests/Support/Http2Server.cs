using System;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests;

/// <summary>
/// A server at the level of HTTP/2 frames, for what no sound server does: it reads requests whole and says afterwards that it has not
/// processed them. It counts the bodies; the heads it does not decode.
/// </summary>
internal sealed class Http2Server : IAsyncDisposable
{
    private const byte Data = 0, Headers = 1, ResetStream = 3, Settings = 4, Ping = 6, GoAway = 7;
    private const byte EndStream = 1, EndHeaders = 4, Acknowledgement = 1;
    private static readonly string Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TestAuthority _authority;
    private readonly Func<Http2Server, Connection, int, Task> _answer;
    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    /// <param name="authority">Vouches for the server.</param>
    /// <param name="answer">Answers a request that was read whole: the server, the connection and the number of the stream.</param>
    public Http2Server(TestAuthority authority, Func<Http2Server, Connection, int, Task> answer)
    {
        _authority = authority;
        _answer = answer;
        _listener.Start();
        Uri = new Uri($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/v1");
        _serving = ServeAsync();
    }

    public Uri Uri { get; }

    /// <summary>Every body that arrived whole.</summary>
    public IReadOnlyCollection<string> Bodies => _bodies;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException or OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = _authority.Certificate, ApplicationProtocols = [SslApplicationProtocol.Http2] },
                    _closing.Token);
                await ReadAsync(new Connection(tls, _closing.Token));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException or AuthenticationException)
        {
            // The client has gone, or the test is over.
        }
    }

    private async Task ReadAsync(Connection connection)
    {
        await connection.ReadAsync(Preface.Length);
        await connection.WriteAsync(Settings, 0, 0, []);
        var bodies = new Dictionary<int, StringBuilder>();
        while (true)
        {
            var (type, flags, stream, payload) = await connection.ReadFrameAsync();
            if (type == Settings && (flags & Acknowledgement) == 0) await connection.WriteAsync(Settings, Acknowledgement, 0, []);
            if (type == Ping && (flags & Acknowledgement) == 0) await connection.WriteAsync(Ping, Acknowledgement, 0, payload);
            if (type == Headers) bodies[stream] = new StringBuilder();
            if (type != Data) continue;
            bodies[stream].Append(Encoding.UTF8.GetString(payload));
            if ((flags & EndStream) == 0) continue;
            _bodies.Enqueue(bodies[stream].ToString());
            await _answer(this, connection, stream);
        }
    }

    /// <summary>One connection, written to by one frame at a time.</summary>
    internal sealed class Connection(Stream stream, CancellationToken closing)
    {
        /// <summary>Says that no stream above a number was processed, whatever was read.</summary>
        public Task GoAwayAsync(int lastStream, int error)
        {
            var payload = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(payload, lastStream);
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(4), error);
            return WriteAsync(GoAway, 0, 0, payload);
        }

        public Task ResetAsync(int number, int error)
        {
            var payload = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(payload, error);
            return WriteAsync(ResetStream, 0, number, payload);
        }

        public async Task AnswerAsync(int number, string json)
        {
            // 0x88 is ":status: 200" in the static table of HPACK.
            await WriteAsync(Headers, EndHeaders, number, [0x88]);
            await WriteAsync(Data, EndStream, number, Encoding.UTF8.GetBytes(json));
        }

        public void Close() => stream.Dispose();

        public async Task WriteAsync(byte type, byte flags, int number, byte[] payload)
        {
            var frame = new byte[9 + payload.Length];
            (frame[0], frame[1], frame[2]) = ((byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length);
            (frame[3], frame[4]) = (type, flags);
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), number);
            payload.CopyTo(frame, 9);
            await stream.WriteAsync(frame, closing);
            await stream.FlushAsync(closing);
        }

        public async Task<byte[]> ReadAsync(int count)
        {
            var bytes = new byte[count];
            await stream.ReadExactlyAsync(bytes, closing);
            return bytes;
        }

        public async Task<(byte Type, byte Flags, int Stream, byte[] Payload)> ReadFrameAsync()
        {
            var head = await ReadAsync(9);
            var payload = await ReadAsync((head[0] << 16) | (head[1] << 8) | head[2]);
            return (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)) & int.MaxValue, payload);
        }
    }
}
