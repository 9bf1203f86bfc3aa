using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>A user's handler that sends every request four times, whatever happens, as a careless policy would.</summary>
internal sealed class RepeatingHandler(bool buffers = false) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (buffers) await request.Content!.LoadIntoBufferAsync();
        for (var more = 3; more > 0; more--)
        {
            try
            {
                await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                // The next attempt may have more luck.
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
