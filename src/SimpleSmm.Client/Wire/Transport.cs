using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Wire;

/// <summary>Sends one request once and reads the whole answer. What it cannot get becomes a <see cref="PanelException"/>.</summary>
internal sealed class Transport : IDisposable
{
    private readonly PanelClientOptions options;
    private readonly SecretKey key;
    private readonly HttpClient http;

    public Transport(PanelClientOptions options, SecretKey key)
    {
        this.options = options;
        this.key = key;
        http = new HttpClient(options.Handler ?? PanelHandler.Create()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<WireAnswer> SendAsync(PanelRequest request, CancellationToken cancellation)
    {
        using var body = new FormContent(key, request);
        using var message = PanelHandler.CreateRequest(options.Uri);
        message.Content = body;
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.Timeout);
        var sentAt = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        try
        {
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);
            // A read that does not watch the token (older runtimes) ends when the response is gone.
            using var hangUp = timeout.Token.Register(response.Dispose);
            var bytes = await BodyReader.ReadAsync(response.Content, options.MaximumAnswerBytes, timeout.Token).ConfigureAwait(false);
            return new WireAnswer((int)response.StatusCode, bytes)
            {
                Location = response.Headers.Location,
                SentAt = sentAt,
                Elapsed = clock.Elapsed,
            };
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && IsTransportFault(e))
        {
            throw Explain(e, timeout.IsCancellationRequested, body.WasHandedOver, sentAt, clock.Elapsed);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && IsTransportFault(e))
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsTransportFault(Exception e) =>
        e is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException or AnswerTooLargeException;

    private PanelException Explain(Exception e, bool timedOut, bool handedOver, DateTimeOffset sentAt, TimeSpan elapsed)
    {
        var failure = e switch
        {
            AnswerTooLargeException => new PanelFailure(PanelErrorCode.ResponseInvalid, $"The answer of {options.Uri.Host} is larger than {options.MaximumAnswerBytes} bytes."),
            _ when timedOut => new PanelFailure(PanelErrorCode.RequestTimeout, $"{options.Uri.Host} did not answer within {options.Timeout.TotalSeconds:0.###} seconds."),
            _ => new PanelFailure(PanelErrorCode.NetworkFailure, $"{options.Uri.Host} could not be reached: {Innermost(e)}"),
        };
        return (failure with { SentAt = sentAt, Elapsed = elapsed, MayHaveArrived = handedOver }).ToException(e);
    }

    private static string Innermost(Exception e)
    {
        while (e.InnerException is not null) e = e.InnerException;
        return e.Message;
    }
}
