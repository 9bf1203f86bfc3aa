using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>Waits for the orders of one session and marks their statuses with its name.</summary>
internal sealed class SessionWait(SmmCommand command, PanelSession session, PanelClient client, OrderWaitOptions options)
{
    private readonly LedgerRecorder<OrderStatus> _recorder = new(command, session, (ledger, statuses) => ledger.Record(statuses));
    private IAsyncEnumerator<OrderWaitResult>? _results;

    public PanelSession Session => session;

    public OrderWait Wait { get; } = new(client, options);

    /// <summary>Gets the result that the last <see cref="NextAsync"/> read.</summary>
    public OrderWaitResult Current => _results!.Current;

    /// <summary>Starts the wait if necessary and reads its next result; false at its end.</summary>
    public Task<bool> NextAsync()
    {
        _results ??= Wait.RunAsync(command.StopToken).GetAsyncEnumerator();
        return _results.MoveNextAsync().AsTask();
    }

    /// <summary>Marks a status, and records it if it is the panel's.</summary>
    public void Keep(OrderStatus status, bool isFromLedger)
    {
        session.Mark(status);
        if (!isFromLedger) _recorder.Keep(status.OrderId, status);
    }

    public void Complete() => _recorder.Complete();
}
