using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Wire;

/// <summary>One call from the request to the object: sent, read, and any failure named for what it means to the caller.</summary>
internal sealed class Exchange(PanelClientOptions options) : IDisposable
{
    private readonly SecretKey _key = new(options.ApiKey);
    private Transport? _transport;

    /// <param name="request">What to send.</param>
    /// <param name="read">Makes the result of the answer; it must copy what it keeps.</param>
    /// <param name="observer">Told of the call when it is over.</param>
    /// <param name="cancellation">Ends the call at once.</param>
    public async Task<T> AskAsync<T>(PanelRequest request, Func<JsonElement, WireAnswer, T> read, IPanelObserver? observer, CancellationToken cancellation)
    {
        WireAnswer? answer = null;
        try
        {
            answer = await Transport.SendAsync(request, cancellation).ConfigureAwait(false);
            observer?.Notify(Trace.Of(request, answer));
            using var document = AnswerReader.Read(answer);
            return read(document.RootElement, answer);
        }
        catch (PanelException e)
        {
            throw Judge(e, request, answer).ToException(Harmless(e.InnerException));
        }
        catch (InvalidOperationException e) when (answer is not null && e is not ObjectDisposedException)
        {
            // The JSON reader cannot even look for a field past a name with half a surrogate pair in it.
            var failure = new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer is not proper Unicode: {e.Message}");
            throw Judge(failure, request, answer).ToException();
        }
    }

    /// <summary>Closes the connections and forgets the key; from then on every failure is that the client was closed.</summary>
    public void Dispose()
    {
        _key.Dispose();
        Transport.Dispose();
    }

    private Transport Transport => LazyInitializer.EnsureInitialized(ref _transport, () => new Transport(options, _key))!;

    /// <summary>What a failure means for the request that met it.</summary>
    public PanelFailure Judge(PanelException e, PanelRequest request, WireAnswer? answer)
    {
        var failure = Redact(e.Failure) with
        {
            Action = request.Action.Name,
            Fields = request.ToDictionary(),
            HttpStatus = answer?.Status,
            SentAt = answer?.SentAt ?? e.Failure.SentAt,
            Elapsed = answer?.Elapsed ?? e.Failure.Elapsed,
        };
        return request.Action.Writes && ProvesNothing(failure) ? Unknown(failure) : failure;
    }

    private PanelFailure Redact(PanelFailure failure)
    {
        try
        {
            return failure with
            {
                Message = _key.Redact(failure.Message),
                PanelText = failure.PanelText is null ? null : _key.Redact(failure.PanelText),
            };
        }
        catch (ObjectDisposedException)
        {
            // Without the key there is nothing to clean the panel's words with, so they are not shown.
            return failure with { Code = PanelErrorCode.NotConnected, Message = "The client was closed.", PanelText = null };
        }
    }

    // An answer that is no HTTP is repeated in the network's exception.
    private Exception? Harmless(Exception? inner)
    {
        try
        {
            return inner?.ToString() is { } text && _key.Redact(text) == text ? inner : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    // A server error or an unreadable answer to a writer proves nothing: orders did exist behind each (wire-contract.md 6).
    private static bool ProvesNothing(PanelFailure failure) => failure.MayHaveArrived
        && (failure.HttpStatus >= 500 || failure.Code is PanelErrorCode.RequestTimeout or PanelErrorCode.NetworkFailure
            or PanelErrorCode.ResponseInvalid or PanelErrorCode.NotConnected);

    private static PanelFailure Unknown(PanelFailure failure) => failure with
    {
        Code = PanelErrorCode.OutcomeUnknown,
        Message = $"{failure.Message} The panel may or may not have carried out '{failure.Action}', so it was not sent again.",
    };
}
