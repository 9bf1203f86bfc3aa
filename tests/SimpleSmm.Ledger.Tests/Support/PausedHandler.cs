using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Does something between the claim of an order and its sending, as others do while the process is paused.</summary>
internal sealed class PausedHandler(Action meanwhile) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        meanwhile();
        return base.SendAsync(request, cancellationToken);
    }
}
