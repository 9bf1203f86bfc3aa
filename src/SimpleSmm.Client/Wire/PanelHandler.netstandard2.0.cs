using System;
using System.Net;
using System.Net.Http;

namespace SimpleSmm.Wire;

/// <summary>The connections of one client, on .NET Framework.</summary>
internal static class PanelHandler
{
    public static HttpMessageHandler Create(PanelClientOptions options)
    {
        // Windows PowerShell may still start with TLS 1.0; what it already allows stays allowed.
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

    /// <summary>The proxy that a request would go through; null for none.</summary>
    public static Uri? ProxyFor(PanelClientOptions options)
    {
        var proxy = options.Proxy ?? WebRequest.DefaultWebProxy;
        return proxy is null || proxy.IsBypassed(options.Uri) ? null : proxy.GetProxy(options.Uri);
    }

    public static HttpRequestMessage CreateRequest(Uri uri)
    {
        // .NET Framework allows two connections a host unless told otherwise.
        var host = ServicePointManager.FindServicePoint(uri);
        if (host.ConnectionLimit < 64) host.ConnectionLimit = 64;
        var request = new HttpRequestMessage(HttpMethod.Post, uri);
        request.Headers.ExpectContinue = false;
        return request;
    }
}
