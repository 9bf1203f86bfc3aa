using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Retry;

namespace SimpleSmm.Wire;

/// <summary>One call from the request to the object: sent when its turn comes, read, and sent again where that is safe.</summary>
internal sealed class Exchange(PanelClientOptions options) : IDisposable
{
    private readonly SecretKey _key = new(options.ApiKey);
    private readonly RequestGate _gate = new(options.RequestsPerMinute);
    private readonly RetryPolicy _retry = new(options.Retry);
    private Transport? _transport;

    /// <param name="request">What to send.</param>
    /// <param name="read">Makes the result of the answer; it must copy what it keeps.</param>
    /// <param name="observer">Told of each attempt.</param>
    /// <param name="cancellation">Ends the call at once, also while it waits.</param>
    public async Task<T> AskAsync<T>(PanelRequest request, Func<JsonElement, WireAnswer, T> read, IPanelObserver? observer, CancellationToken cancellation)
    {
        for (var retries = 0; ; retries++)
        {
            await _gate.PassAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await AskOnceAsync(request, read, observer, cancellation).ConfigureAwait(false);
            }
            catch (PanelException e) when (_retry.WaitBefore(e.Failure, request.Action.Writes, retries) is { } wait)
            {
                observer?.Notify(Announce(e, retries, wait));
                // Who is told to slow down slows everybody down: the panel counts the key's requests, not a chunk's.
                if (e.Code == PanelErrorCode.RateLimited) _gate.ShutFor(wait);
                else await Task.Delay(wait, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a failure means for the request that met it.</summary>
    public PanelFailure Judge(PanelException e, PanelRequest request, WireAnswer? answer) => FailureJudge.Judge(e.Failure with
    {
        Message = _key.Redact(e.Message),
        PanelText = e.PanelText is null ? null : _key.Redact(e.PanelText),
    }, request, answer);

    public void Dispose()
    {
        _transport?.Dispose();
        _key.Dispose();
    }

    private Transport Transport => LazyInitializer.EnsureInitialized(ref _transport, () => new Transport(options, _key))!;

    private async Task<T> AskOnceAsync<T>(PanelRequest request, Func<JsonElement, WireAnswer, T> read, IPanelObserver? observer, CancellationToken cancellation)
    {
        WireAnswer? answer = null;
        try
        {
            answer = await Transport.SendAsync(request, cancellation).ConfigureAwait(false);
            Trace.Write(observer, request, answer, _key.Redact);
            using var document = AnswerReader.Read(answer);
            return read(document.RootElement, answer);
        }
        catch (PanelException e)
        {
            throw Judge(e, request, answer).ToException(e.InnerException);
        }
    }

    private PanelEvent Announce(PanelException e, int retries, TimeSpan wait) => new(PanelEventLevel.Warning, string.Format(
        CultureInfo.CurrentCulture,
        "{0} Retry {1} of {2} in {3:0.#} s.",
        e.Message,
        retries + 1,
        _retry.MaximumCount,
        wait.TotalSeconds));
}
