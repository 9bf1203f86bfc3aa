using System;
using System.Net;
using System.Net.Http;

namespace SimpleSmm.Wire;

/// <summary>Creates the HTTP handler of a client on .NET Framework.</summary>
internal static class PanelHandler
{
    public static HttpMessageHandler Create(PanelClientOptions options)
    {
        // Windows PowerShell may start with TLS 1.0 only. TLS 1.2 is added; the protocols that are already allowed stay allowed.
        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.UseProxy,
            Proxy = options.Proxy,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
    }

    /// <summary>Returns the proxy of a request; null for none.</summary>
    public static Uri? ProxyFor(PanelClientOptions options)
    {
        var proxy = options.Proxy ?? WebRequest.DefaultWebProxy;
        return proxy is null || proxy.IsBypassed(options.Uri) ? null : proxy.GetProxy(options.Uri);
    }

    public static HttpRequestMessage CreateRequest(Uri uri)
    {
        // The default of .NET Framework is two connections per host.
        var host = ServicePointManager.FindServicePoint(uri);
        if (host.ConnectionLimit < 64) host.ConnectionLimit = 64;
        var request = new HttpRequestMessage(HttpMethod.Post, uri);
        request.Headers.ExpectContinue = false;
        return request;
    }
}
