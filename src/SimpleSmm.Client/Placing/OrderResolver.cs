using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm;

/// <summary>Settles unknown orders with ids that the panel confirms.</summary>
/// <param name="client">The client of the panel.</param>
/// <param name="ledger">The ledger.</param>
public sealed class OrderResolver(PanelClient client, IOrderLedger ledger)
{
    /// <summary>Asks the panel for the status of an order, and then settles the order with this id.</summary>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="orderId">The panel's id.</param>
    /// <param name="evenSettled">Whether to correct an order that is already placed or rejected.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>The order as stored in the ledger, with its status.</returns>
    /// <exception cref="PanelException">
    /// The order cannot be resolved, the panel does not know the id (OrderNotFound), or its answer does not decide. Nothing was settled.
    /// </exception>
    public async Task<Order> ResolveAsync(
        string reference, long orderId, bool evenSettled = false, CancellationToken cancellation = default)
    {
        await Task.Run(() => Check(reference, orderId, evenSettled), cancellation).ConfigureAwait(false);
        var status = await VerifyAsync(reference, orderId, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Settle(reference, status, evenSettled), CancellationToken.None).ConfigureAwait(false);
    }

    // A request is saved where the ledger refuses anyway. Several orders of former sessions may have the reference.
    private void Check(string reference, long orderId, bool evenSettled)
    {
        Order? found = null;
        foreach (var order in ledger.Read(new LedgerQuery { References = [GlobPattern.Escape(reference)] }))
        {
            if (order.Reference != reference) continue;
            found = order;
            if (order.Outcome == OrderOutcome.Unknown || order.OrderId == orderId) break;
        }

        LedgerRules.CheckResolvable(reference, found, evenSettled || found?.OrderId == orderId);
        foreach (var order in ledger.Read(new LedgerQuery { OrderId = orderId }))
        {
            if (order.Reference != reference) throw LedgerRules.IdTaken(orderId, order.Reference!);
        }
    }

    private async Task<OrderStatus> VerifyAsync(string reference, long orderId, CancellationToken cancellation)
    {
        try
        {
            return await client.GetOrderStatusAsync(orderId, cancellation).ConfigureAwait(false);
        }
        catch (PanelException e)
        {
            var why = e.Code == PanelErrorCode.OrderNotFound
                ? $"The panel does not know order {orderId}, so '{reference}' was not settled. Check the id and the session."
                : $"The panel did not confirm order {orderId}, so '{reference}' was not settled. "
                    + "-SkipVerification settles it without asking.";
            throw new PanelException(e.Code, $"{why} {e.Message}", e);
        }
    }

    private Order Settle(string reference, OrderStatus status, bool evenSettled)
    {
        var order = ledger.Resolve(reference, status.OrderId, evenSettled);
        ledger.Record([status]);
        return ledger.Find(reference) is { } updated && updated.OrderId == order.OrderId ? updated : order;
    }
}
