using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Sandbox;

/// <summary>Lets an <see cref="HttpClient"/> talk to a panel in memory, without a socket.</summary>
/// <param name="panel">The panel that answers, at whatever address.</param>
public sealed class SandboxHandler(SandboxPanel panel) : HttpMessageHandler
{
    private readonly SandboxPanel _panel = panel ?? throw new ArgumentNullException(nameof(panel));

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        cancellationToken.ThrowIfCancellationRequested();

        // The documented API is POST only: what another method puts into its address is not looked at, so it has no key.
        var form = request.Method == HttpMethod.Post && request.Content is { } content
            ? await ReadAsync(content, cancellationToken).ConfigureAwait(false)
            : "";

        // The last moment at which a cancellation still means that no order was placed.
        cancellationToken.ThrowIfCancellationRequested();
        var answer = _panel.Answer(form);
        return new HttpResponseMessage((HttpStatusCode)answer.StatusCode)
        {
            RequestMessage = request,
            Content = new StringContent(answer.Body, Encoding.UTF8, MediaType(answer.ContentType)),
        };
    }

    private static string MediaType(string contentType) => contentType.Split(';')[0];

#if NET
    private static Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken) =>
        content.ReadAsStringAsync(cancellationToken);
#else
    private static Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken) => content.ReadAsStringAsync();
#endif
}
