using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>
/// Moves the orders of one ledger into another. An order that is there already stays as it is there, so a move can be repeated.
/// </summary>
internal sealed class LedgerMove(IOrderLedger ledger)
{
    private readonly IEntryTarget _target = ledger as IEntryTarget ?? throw new PanelException(
        PanelErrorCode.InvalidField, "A ledger can be moved into a file or onto a server only, not into the ledger of a sandbox.");

    /// <summary>Moves a block of orders.</summary>
    /// <exception cref="PanelException">The ledger cannot be written. Orders of earlier blocks are in it.</exception>
    public MovedBlock Add(IReadOnlyList<LedgerEntry> entries)
    {
        var added = new List<Order>();
        var errors = new List<(Order, PanelException)>();
        var settled = new List<LedgerEntry>();
        foreach (var entry in entries)
        {
            if (entry.Order.Outcome != OrderOutcome.Sending) settled.Add(entry);
            else errors.Add((entry.Order, LedgerRules.BeingSent(entry.Order)));
        }

        var results = _target.AddEntries(settled);
        for (var i = 0; i < settled.Count; i++)
        {
            var order = settled[i].Order;
            if (results[i] || ReplacesRejected(settled[i])) added.Add(order);
            else if (Obstacle(order) is { } error) errors.Add((order, error));
        }

        return new MovedBlock(entries.Count, added, errors);
    }

    /// <summary>Moves balances.</summary>
    public void Add(IReadOnlyList<BalanceReading> balances) => _target.AddBalances(balances);

    // The reference of a rejected order is free. Its order here would be sent again, although the other ledger has it.
    private bool ReplacesRejected(LedgerEntry entry)
    {
        var reference = entry.Order.Reference!;
        if (entry.Order.Outcome == OrderOutcome.Rejected || ledger.Find(reference)?.Outcome != OrderOutcome.Rejected) return false;
        ledger.Remove(reference, evenUnfinished: false);
        return _target.AddEntries([entry])[0];
    }

    // Returns null if the order is there.
    private PanelException? Obstacle(Order order)
    {
        if (ledger.Find(order.Reference!) is { } there)
            return order.Outcome == OrderOutcome.Rejected || IsSame(there, order) ? null : LedgerRules.Taken(order.Reference!);
        foreach (var other in ledger.Read(new LedgerQuery { OrderId = order.OrderId }))
            return LedgerRules.IdTaken(order.OrderId!.Value, other.Reference!);
        return new PanelException(PanelErrorCode.LedgerUnavailable, $"The order '{order.Reference}' was not added: try again.");
    }

    // An order that was unknown may have been settled since.
    private static bool IsSame(Order there, Order order) =>
        (there.OrderId is not null && there.OrderId == order.OrderId)
        || (there.PlacedAt == order.PlacedAt && there.ServiceId == order.ServiceId && there.Link == order.Link);
}
