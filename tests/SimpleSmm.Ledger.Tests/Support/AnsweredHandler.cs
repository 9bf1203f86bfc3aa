using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Does something between the panel's answer and its record.</summary>
internal sealed class AnsweredHandler(Action meanwhile) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        meanwhile();
        return answer;
    }
}
