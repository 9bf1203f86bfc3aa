using System;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Wire;

/// <summary>Without a proper certificate the key does not leave, and no setting changes that.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_refused_before_a_byte_is_sent()
    {
        using var server = new TlsServer();
        using var client = Clients.For(server.Uri, "the-key");

        var error = await Failing.With(PanelErrorCode.NetworkFailure, () => client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 }));

        Assert.IsNotType<OutcomeUnknownException>(error);
        Assert.Contains("certificate", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, server.BytesRead);
    }

    /// <summary>A server with a certificate of its own making that counts what arrives through it.</summary>
    private sealed class TlsServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 _certificate = SelfSigned();
        private int _bytesRead;

        public TlsServer()
        {
            _listener.Start();
            _ = ServeAsync();
        }

        public Uri Uri => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/api");

        public int BytesRead => Volatile.Read(ref _bytesRead);

        public void Dispose()
        {
            _listener.Stop();
            _certificate.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var connection = await _listener.AcceptTcpClientAsync();
                    await using var stream = new SslStream(connection.GetStream());
                    try
                    {
                        await stream.AuthenticateAsServerAsync(_certificate, clientCertificateRequired: false, checkCertificateRevocation: false);
                        Interlocked.Add(ref _bytesRead, await stream.ReadAsync(new byte[1_024]));
                    }
                    catch (Exception e) when (e is AuthenticationException or System.IO.IOException)
                    {
                        // The client hung up, as it should.
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private static X509Certificate2 SelfSigned()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return new X509Certificate2(certificate.Export(X509ContentType.Pfx));
        }
    }
}
