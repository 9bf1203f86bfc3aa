using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>A client whose panel answers everything with one answer. Nothing is sent again.</summary>
internal sealed class CannedPanel : IDisposable
{
    /// <summary>The key of every client here: it must turn up in no text.</summary>
    public const string Key = "CANARY-7f3a9b2c";

    private readonly Handler _handler = new();

    public CannedPanel()
    {
        using var key = new SecureString();
        foreach (var c in Key) key.AppendChar(c);
        Client = new PanelClient(new PanelClientOptions
        {
            Uri = new Uri("https://panel.example/api/v1"),
            ApiKey = key,
            Handler = _handler,
            Retry = new RetryOptions { MaximumCount = 0 },
        });
    }

    public PanelClient Client { get; }

    /// <summary>A client whose panel answers so.</summary>
    public static CannedPanel With(string body, int status = 200)
    {
        var panel = new CannedPanel();
        panel.Answer(Encoding.UTF8.GetBytes(body), status);
        return panel;
    }

    public void Answer(byte[] body, int status = 200, string contentType = "application/json", string? retryAfter = null) =>
        _handler.Answer = new(body, status, contentType, retryAfter);

    public void Dispose() => Client.Dispose();

    private sealed record Canned(byte[] Body, int Status, string ContentType, string? RetryAfter);

    private sealed class Handler : HttpMessageHandler
    {
        public Canned Answer { get; set; } = new([], 200, "application/json", null);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(Answer.Body);
            if (Answer.ContentType.Length > 0) content.Headers.ContentType = MediaTypeHeaderValue.Parse(Answer.ContentType);
            var response = new HttpResponseMessage((HttpStatusCode)Answer.Status) { Content = content };
            if (Answer.RetryAfter is not null) response.Headers.TryAddWithoutValidation("Retry-After", Answer.RetryAfter);
            return Task.FromResult(response);
        }
    }
}
