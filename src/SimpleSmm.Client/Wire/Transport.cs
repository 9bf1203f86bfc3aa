using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Errors;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Wire;

/// <summary>Sends one request once and reads the whole answer. A transport failure becomes a <see cref="PanelException"/>.</summary>
internal sealed class Transport : IDisposable
{
    private readonly PanelClientOptions _options;
    private readonly SecretKey _key;
    private readonly FormEncoder _encoder;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _closing = new();
    private int _running;
    private bool _isRetired;

    public Transport(PanelClientOptions options, SecretKey key, FormEncoder encoder)
    {
        _options = options;
        _key = key;
        _encoder = encoder;
        _http = new HttpClient(options.Handler ?? PanelHandler.Create(options)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<WireAnswer> SendAsync(PanelRequest request, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        using var stop = new RequestStop(timeout, _options.FinishesWrites && request.Action.Writes, cancellation);
        using var body = new FormContent(_key, request, _encoder) { Leaving = stop.PassBody };
        using var message = PanelHandler.CreateRequest(_options.Uri);
        message.Content = body;
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);

        var limit = AnswerLimit.For(request, _options.MaximumAnswerBytes);
        timeout.CancelAfter(_options.Timeout);
        var sentAt = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        var isAnswered = false;
        try
        {
            const HttpCompletionOption Streamed = HttpCompletionOption.ResponseHeadersRead;
            using var response = await _http.SendAsync(message, Streamed, timeout.Token).ConfigureAwait(false);
            isAnswered = true;

            // On older runtimes a read ignores the token; disposing the response ends it.
            using var hangUp = timeout.Token.Register(response.Dispose);
            var bytes = await BodyReader.ReadAsync(response.Content, limit.Bytes, timeout.Token).ConfigureAwait(false);
            return new WireAnswer((int)response.StatusCode, bytes)
            {
                MostElements = limit.Elements,
                Location = response.Headers.Location,
                RetryAfter = RetryAfter(response.Headers.RetryAfter),
                SentAt = sentAt,
                Elapsed = clock.Elapsed,
            };
        }
        catch (Exception e) when (!stop.HasStopped && IsTransportFault(e))
        {
            throw Explain(e, request, timeout.IsCancellationRequested, !body.TryWithdraw() || isAnswered, sentAt, clock.Elapsed);
        }
        catch (Exception e) when (stop.HasStopped && IsTransportFault(e))
        {
            throw body.TryWithdraw() ? new CanceledUnsentException(cancellation) : new OperationCanceledException(cancellation);
        }
    }

    /// <summary>Closes the connections as soon as no request runs. No request can begin from then on.</summary>
    public void Retire()
    {
        lock (_closing)
        {
            _isRetired = true;
            if (_running == 0) _http.Dispose();
        }
    }

    /// <summary>
    /// Begins a request, which keeps the connections open until <see cref="Leave"/>. Returns false after <see cref="Retire"/>.
    /// </summary>
    public bool TryEnter()
    {
        lock (_closing)
        {
            if (_isRetired) return false;
            _running++;
            return true;
        }
    }

    /// <summary>Ends a request.</summary>
    public void Leave()
    {
        lock (_closing)
        {
            if (--_running == 0 && _isRetired) _http.Dispose();
        }
    }

    /// <summary>Cancels the running requests and closes the connections. Later requests are canceled at once.</summary>
    public void Dispose()
    {
        // HttpClient.Dispose only cancels requests without an answer. The token source is not disposed, because its token is still in use.
        _closing.Cancel();
        _http.Dispose();
    }

    // The header contains either seconds or a date, which may be in the past.
    private static TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - DateTimeOffset.UtcNow;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsTransportFault(Exception e) =>
        e is OperationCanceledException or HttpRequestException or IOException or InvalidDataException or ObjectDisposedException
            or AnswerTooLargeException;

    private PanelException Explain(
        Exception e, PanelRequest request, bool timedOut, bool handedOver, DateTimeOffset sentAt, TimeSpan elapsed)
    {
        var failure = e switch
        {
            AnswerTooLargeException => new PanelFailure(
                PanelErrorCode.ResponseInvalid,
                FormattableString.Invariant($"The answer of {_options.Uri.Host} to '{request.Action.Name}' is larger than the limit of ")
                + FormattableString.Invariant($"{AnswerLimit.For(request, _options.MaximumAnswerBytes).Bytes} bytes."))
            {
                IsTooLarge = true,
            },
            InvalidDataException => new PanelFailure(
                PanelErrorCode.ResponseInvalid, $"The response body of {_options.Uri.Host} does not match its Content-Encoding."),
            _ when timedOut => new PanelFailure(
                PanelErrorCode.RequestTimeout,
                FormattableString.Invariant($"{_options.Uri.Host} did not answer within {_options.Timeout.TotalSeconds:0.###} s.")),
            _ when handedOver => new PanelFailure(
                PanelErrorCode.NetworkFailure, $"The connection to {_options.Uri.Host} broke: {Innermost(e)}"),
            _ => new PanelFailure(PanelErrorCode.NetworkFailure, $"{_options.Uri.Host} could not be reached: {Innermost(e)}"),
        };
        return (failure with { SentAt = sentAt, Elapsed = elapsed, MayHaveArrived = handedOver }).ToException(e);
    }

    private static string Innermost(Exception e)
    {
        while (e.InnerException is not null) e = e.InnerException;
        return e.Message;
    }
}
