using System;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace SimpleSmm.Wire;

/// <summary>Creates the HTTP handler of a client on .NET.</summary>
internal static class PanelHandler
{
    public static HttpMessageHandler Create(PanelClientOptions options) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(15),
        ConnectTimeout = options.ConnectTimeout,
        UseProxy = options.UseProxy,
        Proxy = options.Proxy,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
    };

    /// <summary>Returns the proxy of a request; null for none.</summary>
    public static Uri? ProxyFor(PanelClientOptions options)
    {
        var proxy = options.Proxy ?? HttpClient.DefaultProxy;
        return proxy.IsBypassed(options.Uri) ? null : proxy.GetProxy(options.Uri);
    }

    public static HttpRequestMessage CreateRequest(Uri uri) => new(HttpMethod.Post, uri)
    {
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };
}
