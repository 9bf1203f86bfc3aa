using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Sandbox;

/// <summary>Connects an <see cref="HttpClient"/> to a panel in memory, without a socket.</summary>
/// <param name="panel">The panel that answers at every address.</param>
public sealed class SandboxHandler(SandboxPanel panel) : HttpMessageHandler
{
    private readonly SandboxPanel _panel = panel ?? throw new ArgumentNullException(nameof(panel));

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        cancellationToken.ThrowIfCancellationRequested();

        var body = request.Content is { } content ? await ReadAsync(content).ConfigureAwait(false) : "";

        // This is the last point at which a cancellation guarantees that no order was placed.
        cancellationToken.ThrowIfCancellationRequested();
        var answer = _panel.Answer(new SandboxRequest(
            request.Method.Method, request.RequestUri?.Query ?? "", request.Content?.Headers.ContentType?.ToString(), body));
        return new HttpResponseMessage((HttpStatusCode)answer.StatusCode)
        {
            RequestMessage = request,
            Content = new StringContent(answer.Body, Encoding.UTF8, MediaType(answer.ContentType)),
        };
    }

    private static string MediaType(string contentType) => contentType.Split(';')[0];

    // Copied and not read as a string, because that would buffer the content, which the client refuses.
    private static async Task<string> ReadAsync(HttpContent content)
    {
        using var body = new MemoryStream();
        await content.CopyToAsync(body).ConfigureAwait(false);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
