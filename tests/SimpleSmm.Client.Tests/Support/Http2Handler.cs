using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests;

/// <summary>Sends every request over HTTP/2, as a user's own handler may.</summary>
internal sealed class Http2Handler(TestAuthority authority) : DelegatingHandler(authority.CreateHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Version = HttpVersion.Version20;
        return base.SendAsync(request, cancellationToken);
    }
}
