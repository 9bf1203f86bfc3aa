using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Owners;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Claims references for sending, one at a time across all processes, and records the outcomes.</summary>
internal sealed class ClaimStore(LedgerDatabase database, long panel, string session)
{
    private const string ByReference = "SELECT " + OrderRow.Columns + " FROM orders WHERE panel = ?1 AND reference = ?2";
    private const string BeingSent = "SELECT " + OrderRow.Columns + " FROM orders WHERE panel = ?1 AND state = 0 AND state <> 1";

    private const string DropRejected = "DELETE FROM orders WHERE panel = ?1 AND reference = ?2 AND state = 2";

    private const string Insert =
        "INSERT INTO orders (panel, reference, state, sent_at, service_id, link, quantity, runs, interval, fields, estimated_charge, "
        + "owner_machine, owner_process, owner_started, owner_token) "
        + "VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

    // An order marked unknown can still be settled, because its sender may be alive after all (another machine, a stopped clock).
    private const string Settle =
        "UPDATE orders SET state = ?4, order_id = ?5, currency = ?6, reason = ?7 "
        + "WHERE panel = ?1 AND reference = ?2 AND owner_token = ?3 AND state IN (0, 3)";

    // The patience of other machines begins again.
    private const string RenewIt = "UPDATE orders SET sent_at = ?4 WHERE panel = ?1 AND reference = ?2 AND owner_token = ?3 AND state = 0";

    private const string GiveUp = "UPDATE orders SET state = 3, reason = ?2 WHERE seq = ?1 AND state = 0";

    public LedgerClaim Claim(OrderRequest order, string reference)
    {
        var owner = ClaimOwner.Begin();
        LedgerClaim? claim = null;
        try
        {
            return claim = database.Write(connection => Claim(connection, order, reference, owner));
        }
        finally
        {
            if (claim?.Kind != LedgerClaimKind.Claimed) ClaimOwner.End(owner.Token!);
        }
    }

    public LedgerClaim? Peek(OrderRequest order, string reference) => database.Read(connection => Peek(connection, order, reference));

    public bool Renew(LedgerClaim claim) => database.Write(connection =>
        connection.Run(RenewIt, panel, claim.Order.Reference, claim.Token, DateTimeOffset.UtcNow.UtcTicks) > 0);

    public Order SettlePlaced(LedgerClaim claim, Order placed) =>
        SettleAs(claim, OrderOutcome.Placed, placed.OrderId, placed.Currency, null);

    public void SettleAs(LedgerClaim claim, OrderOutcome state, string reason) => SettleAs(claim, state, null, null, reason);

    /// <summary>Reads an order. If its sender is gone, the order is marked unknown first.</summary>
    public OrderRow? Find(LedgerConnection connection, string reference, bool alreadyPlaced = false)
    {
        OrderRow row;
        using (var rows = connection.Query(ByReference, panel, reference))
        {
            if (!rows.Read()) return null;
            row = OrderRow.Read(rows, session, alreadyPlaced);
        }

        return GiveUpIfDead(connection, row) ? Find(connection, reference) : row;
    }

    /// <summary>Marks every order unknown whose sender is gone.</summary>
    public void GiveUpDead() => database.Read(connection =>
    {
        var sending = new List<OrderRow>();
        using (var rows = connection.Query(BeingSent, panel))
        {
            while (rows.Read()) sending.Add(OrderRow.Read(rows, session));
        }

        foreach (var row in sending) GiveUpIfDead(connection, row);
        return sending.Count;
    });

    private static bool GiveUpIfDead(LedgerConnection connection, OrderRow row)
    {
        if (row.Order.Outcome != OrderOutcome.Sending || row.Owner.IsAlive(row.Order.PlacedAt)) return false;
        var reason = FormattableString.Invariant(
            $"Process {row.Owner.Process} on {row.Owner.Machine} ended while it was sending the order, so the outcome was not recorded.");
        connection.Run(GiveUp, row.Sequence, reason);
        return true;
    }

    private LedgerClaim? Peek(LedgerConnection connection, OrderRequest order, string reference) =>
        Find(connection, reference, alreadyPlaced: true) is { Order: { Outcome: not OrderOutcome.Rejected } there }
            ? new LedgerClaim(LedgerRules.KindOf(there.Outcome, there.HasFieldsOf(order)), there)
            : null;

    private LedgerClaim Claim(LedgerConnection connection, OrderRequest order, string reference, ClaimOwner owner)
    {
        if (Peek(connection, order, reference) is { } refusal) return refusal;
        connection.Run(DropRejected, panel, reference);
        var sent = new Order(order, reference, session);
        connection.Run(
            Insert, panel, reference, sent.PlacedAt.UtcTicks, sent.ServiceId, sent.Link, sent.Quantity, sent.Runs, sent.Interval,
            ColumnValue.Of(sent), ColumnValue.Of(sent.EstimatedCharge), owner.Machine, owner.Process, owner.Started, owner.Token);
        return new LedgerClaim(LedgerClaimKind.Claimed, sent, owner.Token!);
    }

    private Order SettleAs(LedgerClaim claim, OrderOutcome state, long? orderId, string? currency, string? reason) => database.Write(connection =>
    {
        var reference = claim.Order.Reference!;
        if (connection.Run(Settle, panel, reference, claim.Token, (long)state, orderId, currency, reason) == 0)
            throw LedgerRules.NotYours(claim);
        return Find(connection, reference)!.Order;
    });
}
