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
            throw Judge(e, request, answer).ToException(e.InnerException);
        }
    }

    public void Dispose()
    {
        _transport?.Dispose();
        _key.Dispose();
    }

    private Transport Transport => LazyInitializer.EnsureInitialized(ref _transport, () => new Transport(options, _key))!;

    /// <summary>What a failure means for the request that met it.</summary>
    public PanelFailure Judge(PanelException e, PanelRequest request, WireAnswer? answer)
    {
        var failure = e.Failure with
        {
            Action = request.Action.Name,
            Fields = request.ToDictionary(),
            Message = _key.Redact(e.Message),
            PanelText = e.PanelText is null ? null : _key.Redact(e.PanelText),
            HttpStatus = answer?.Status,
            SentAt = answer?.SentAt ?? e.Failure.SentAt,
            Elapsed = answer?.Elapsed ?? e.Failure.Elapsed,
        };
        return request.Action.Writes && ProvesNothing(failure) ? Unknown(failure) : failure;
    }

    // A server error or an unreadable answer to a writer proves nothing: orders did exist behind each (wire-contract.md 6).
    private static bool ProvesNothing(PanelFailure failure) => failure.MayHaveArrived
        && (failure.HttpStatus >= 500 || failure.Code is PanelErrorCode.RequestTimeout or PanelErrorCode.NetworkFailure or PanelErrorCode.ResponseInvalid);

    private static PanelFailure Unknown(PanelFailure failure) => failure with
    {
        Code = PanelErrorCode.OutcomeUnknown,
        Message = $"{failure.Message} The panel may or may not have carried out '{failure.Action}', so it was not sent again.",
    };
}
