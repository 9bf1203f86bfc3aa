using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Diagnostics;
using SimpleSmm.Errors;
using SimpleSmm.Reading;
using SimpleSmm.Text;
using SimpleSmm.Wire;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Calls;

/// <summary>One call from the request to the object: sent when its turn comes, read, and sent again where that is safe.</summary>
internal sealed class PanelCall : IDisposable
{
    private readonly PanelClientOptions _options;
    private readonly FormEncoder _encoder;
    private readonly SecretKey _key;
    private readonly Secrets _secrets;
    private readonly FailureRedactor _redactor;
    private readonly AnswerCleaner _cleaner;
    private readonly RequestGate _gate;
    private readonly RetryPolicy _retry;
    private Transport? _transport;
    private volatile bool _isDisposed;

    public PanelCall(PanelClientOptions options)
    {
        _options = options;
        var fixedFields = new FixedRequestFields(options.AdditionalFields);
        _encoder = new FormEncoder(options.DoubleEncoding, fixedFields);
        _key = new SecretKey(options.ApiKey, _encoder);
        _secrets = new Secrets(_key, fixedFields);
        _cleaner = new AnswerCleaner(_secrets);
        _redactor = new FailureRedactor(_secrets, _cleaner);
        _gate = new RequestGate(options.RequestsPerMinute);
        _retry = new RetryPolicy(options.Retry);
    }

    /// <summary>Gets the options of the session.</summary>
    public PanelClientOptions Options => _options;

    /// <summary>Gets what the session knows about the lists that the panel takes.</summary>
    public ListSupport Lists { get; } = new();

    /// <param name="request">What to send.</param>
    /// <param name="read">Makes the result of the answer; it must copy what it keeps.</param>
    /// <param name="observer">Told of each attempt.</param>
    /// <param name="cancellation">Ends the call at once, also while it waits.</param>
    /// <param name="hasTurn">Whether <see cref="WaitForTurnAsync"/> was called for the first attempt.</param>
    public async Task<T> AskAsync<T>(
        PanelRequest request, Func<JsonElement, WireAnswer, T> read, IPanelObserver? observer, CancellationToken cancellation,
        bool hasTurn = false)
    {
        for (var retries = 0; ; retries++)
        {
            if (!hasTurn || retries > 0) await WaitForTurnAsync(cancellation).ConfigureAwait(false);
            try
            {
                var result = await AskOnceAsync(request, read, observer, cancellation).ConfigureAwait(false);
                _gate.Answered();
                return result;
            }
            catch (PanelException e)
            {
                TellGate(e.Failure, retries, observer);
                if (_retry.WaitBefore(e.Failure, request.Action.Writes, retries) is not { } wait) throw;
                observer?.Notify(Announce(e, retries, wait));

                // After a rate limit the gate keeps this request waiting, and all others.
                if (e.Code != PanelErrorCode.RateLimited)
                    await WaitUnsentAsync(Task.Delay(wait, cancellation), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gets whether a request may be sent at once.</summary>
    public bool HasTurn => _gate.IsOpen;

    /// <summary>Waits until the pace and the panel allow one more request.</summary>
    /// <exception cref="CanceledUnsentException">The wait was canceled.</exception>
    public Task WaitForTurnAsync(CancellationToken cancellation) => WaitUnsentAsync(_gate.PassAsync(cancellation), cancellation);

    /// <summary>What a failure means for the request that met it.</summary>
    /// <param name="e">The failure.</param>
    /// <param name="request">The request, or the part of it that failed.</param>
    /// <param name="answer">The answer; null where there is none.</param>
    /// <param name="part">The part of the answer that belongs to the request; null for all of it.</param>
    public PanelFailure Judge(PanelException e, PanelRequest request, WireAnswer? answer, JsonElement? part = null) =>
        _redactor.Redact(WriteOutcome.Judge(e.Failure, request, answer, part));

    /// <summary>Closes the connections when no request runs. A later request opens new ones.</summary>
    public void CloseConnections()
    {
        // A handler of the user is closed once, at the end.
        if (!_isDisposed && _options.Handler is null) Interlocked.Exchange(ref _transport, null)?.Retire();
    }

    /// <summary>Closes the connections and forgets the key; from then on every failure is that the client was closed.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _key.Dispose();

        // Also where nothing was sent yet: a later call then meets a closed transport instead of opening a new one.
        Transport.Dispose();
    }

    private Transport Transport => LazyInitializer.EnsureInitialized(ref _transport, () => new Transport(_options, _key, _encoder))!;

    private async Task<WireAnswer> SendAsync(PanelRequest request, CancellationToken cancellation)
    {
        var transport = Transport;
        while (!transport.TryEnter()) transport = Transport;
        try
        {
            return await transport.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        finally
        {
            transport.Leave();
        }
    }

    private async Task<T> AskOnceAsync<T>(
        PanelRequest request, Func<JsonElement, WireAnswer, T> read, IPanelObserver? observer, CancellationToken cancellation)
    {
        WireAnswer? answer = null;
        try
        {
            answer = await SendAsync(request, cancellation).ConfigureAwait(false);
            Trace.Write(observer, request, answer, _secrets.Redact, _cleaner);
            using var document = AnswerReader.Read(answer, request.Action, _cleaner);
            return read(document.RootElement, answer);
        }
        catch (PanelException e)
        {
            if (answer is null) Trace.WriteNoAnswer(observer, request, e, _secrets.Redact);
            throw Judge(e, request, answer).ToException(_redactor.Harmless(e.InnerException));
        }
    }

    // No attempt is under way during these waits, and one that may have arrived is not repeated.
    private static async Task WaitUnsentAsync(Task wait, CancellationToken cancellation)
    {
        try
        {
            await wait.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new CanceledUnsentException(cancellation);
        }
    }

    // The panel counts the key's requests, whatever becomes of each of them here.
    private void TellGate(PanelFailure failure, int retries, IPanelObserver? observer)
    {
        if (failure.Code != PanelErrorCode.RateLimited)
        {
            if (failure.HttpStatus is not null) _gate.Answered();
            return;
        }

        if (_gate.ShutFor(_retry.PauseAfterRateLimit(failure, retries)) is not { } rate) return;
        observer?.Notify(new(
            PanelEventLevel.Verbose,
            FormattableString.Invariant($"the panel was seen to allow about {rate:0.##} requests a second; going on at that pace")));
    }

    private PanelEvent Announce(PanelException e, int retries, TimeSpan wait) => new(PanelEventLevel.Warning, string.Format(
        CultureInfo.CurrentCulture,
        "{0} Retry {1} of {2} in {3:0.#} s.",
        Sentence.Ended(e.Message),
        retries + 1,
        _retry.MaximumCount,
        wait.TotalSeconds));
}
