using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Account;
using SimpleSmm.Errors;
using SimpleSmm.Wire;

namespace SimpleSmm.Calls;

/// <summary>
/// Makes the calls of one command. An answer that reads like a refused key is checked by one <c>balance</c> call before it ends the
/// command, because some panels pass on what their own provider says of their key there.
/// </summary>
internal sealed class CheckedCall(PanelCall calls, IPanelObserver? observer)
{
    private static readonly TimeSpan CheckHolds = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private Task<bool>? _check;
    private long _checkedAt;

    /// <summary>Gets the calls of the session.</summary>
    public PanelCall Session => calls;

    /// <summary>Gets the observer of the command; null if there is none.</summary>
    public IPanelObserver? Observer => observer;

    /// <inheritdoc cref="PanelCall.AskAsync"/>
    public async Task<T> AskAsync<T>(
        PanelRequest request, Func<JsonElement, WireAnswer, T> read, CancellationToken cancellation, bool hasTurn = false)
    {
        try
        {
            return await calls.AskAsync(request, read, observer, cancellation, hasTurn).ConfigureAwait(false);
        }
        catch (PanelException e) when (IsRefusal(e) && request.Action.Name != PanelAction.Balance.Name)
        {
            if (!await IsKeyAcceptedAsync(cancellation).ConfigureAwait(false)) throw;
            throw (e.Failure with
            {
                Code = PanelErrorCode.PanelError,
                Message = $"{e.Failure.Message} The panel accepts the session's key for 'balance', so this concerns only this request.",
            }).ToException(e.InnerException);
        }
    }

    private static bool IsRefusal(PanelException e) =>
        e.HttpStatus is not null && e.Code is PanelErrorCode.InvalidApiKey or PanelErrorCode.AccountBlocked;

    // One check for all requests that are refused together. Its result holds for a while, because a key may be blocked at any time.
    private async Task<bool> IsKeyAcceptedAsync(CancellationToken cancellation)
    {
        Task<bool> check;
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            if (_check is null || now - _checkedAt > CheckHolds.TotalSeconds * Stopwatch.Frequency)
                (_check, _checkedAt) = (CheckAsync(cancellation), now);
            check = _check;
        }

        try
        {
            return await check.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            var request = new PanelRequest(PanelAction.Balance);
            await calls.AskAsync(request, (root, _) => BalanceReader.Read(root), observer, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (PanelException)
        {
            return false;
        }
    }
}
