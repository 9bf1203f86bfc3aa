using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Owners;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Claims references for sending, one at a time across all processes, and records the outcomes.</summary>
internal sealed class ClaimStore(LedgerDatabase database, long panel, LedgerAccount owner)
{
    private const string ByReference = "SELECT " + OrderRow.Columns + " FROM orders WHERE account = ?1 AND reference = ?2 ORDER BY twin";
    private const string BeingSent = "SELECT " + OrderRow.Columns + " FROM orders WHERE account = ?1 AND state = 0 AND state <> 1";

    // Between the unnamed account and a named one it is not certain that they differ. Two named accounts differ, because a user said so.
    private const string FormerSession =
        " FROM orders WHERE reference = ?2 AND former_session IS NOT NULL AND state <> 2 AND account <> ?1 "
        + "AND account IN (SELECT id FROM accounts WHERE uri = ?3 AND (account_key = '' OR ?4 = '')) LIMIT 1";

    private const string OfFormerSession = "SELECT " + OrderRow.Columns + FormerSession;

    private const string DropRejected = "DELETE FROM orders WHERE account = ?1 AND reference = ?2 AND state = 2";

    // Almost every reference is new, and then this statement is the whole claim.
    private const string Insert =
        "INSERT INTO orders (account, reference, state, sent_at, service_id, link, quantity, runs, interval, fields, estimated_charge, "
        + "currency, owner_machine, owner_process, owner_started, owner_token) "
        + "SELECT ?1, ?2, 0, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17 "
        + "WHERE NOT EXISTS (SELECT 1 FROM orders WHERE account = ?1 AND reference = ?2) AND NOT EXISTS (SELECT 1" + FormerSession + ")";

    // An order marked unknown can still be settled, because its sender may be alive after all (another machine, a stopped clock).
    private const string Settle =
        "UPDATE orders SET state = ?4, order_id = ?5, currency = coalesce(?6, currency), reason = ?7 "
        + "WHERE account = ?1 AND reference = ?2 AND owner_token = ?3 AND state IN (0, 3) RETURNING " + OrderRow.Columns;

    // The patience of other machines begins again.
    private const string RenewIt =
        "UPDATE orders SET sent_at = ?4 WHERE account = ?1 AND reference = ?2 AND owner_token = ?3 AND state = 0";

    private const string GiveUp = "UPDATE orders SET state = 3, reason = ?2 WHERE seq = ?1 AND state = 0";

    public LedgerClaim Claim(OrderRequest order, string reference, string? currency)
    {
        var claimant = ClaimOwner.Begin();
        var sent = new Order(order, reference, owner.Session) { Currency = currency };
        LedgerClaim? claim = null;
        try
        {
            var isNew = database.WriteOne(connection => TryInsert(connection, sent, claimant));
            return claim = isNew ? Claimed(sent, claimant) : database.Write(connection => ClaimKnown(connection, order, sent, claimant));
        }
        finally
        {
            if (claim?.Kind != LedgerClaimKind.Claimed) ClaimOwner.End(claimant.Token!);
        }
    }

    public LedgerClaim? Peek(OrderRequest order, string reference) => database.Read(connection => Peek(connection, order, reference));

    public bool Renew(LedgerClaim claim) => database.WriteOne(connection =>
        connection.Run(RenewIt, panel, claim.Order.Reference, claim.Token, DateTimeOffset.UtcNow.UtcTicks) > 0);

    public Order SettlePlaced(LedgerClaim claim, Order placed) =>
        SettleAs(claim, OrderOutcome.Placed, placed.OrderId, placed.Currency, null);

    public void SettleAs(LedgerClaim claim, string state, string reason) => SettleAs(claim, state, null, null, reason);

    /// <summary>Reads an order; of several orders of former sessions, the first one that is not rejected.</summary>
    public OrderRow? Find(LedgerConnection connection, string reference, bool alreadyPlaced = false)
    {
        var rows = FindAll(connection, reference, alreadyPlaced);
        return rows.Find(row => row.Order.Outcome != OrderOutcome.Rejected) ?? (rows.Count > 0 ? rows[0] : null);
    }

    /// <summary>
    /// Reads the orders with a reference, which are several only where former sessions had the same one. If the sender of an order is gone,
    /// the order is marked unknown first.
    /// </summary>
    public List<OrderRow> FindAll(LedgerConnection connection, string reference, bool alreadyPlaced = false)
    {
        var rows = ReadRows(connection, ByReference, alreadyPlaced, panel, reference);
        var anyGivenUp = false;
        foreach (var row in rows) anyGivenUp |= GiveUpIfDead(connection, row);
        return anyGivenUp ? ReadRows(connection, ByReference, alreadyPlaced, panel, reference) : rows;
    }

    /// <summary>Returns the error of a reference that belongs to several orders.</summary>
    public static PanelException Ambiguous(string reference, List<OrderRow> rows) =>
        LedgerRules.Ambiguous(reference, rows.ConvertAll(row => (row.Order, row.FormerSession)));

    /// <summary>Marks every order unknown whose sender is gone.</summary>
    public void GiveUpDead() => database.Read(connection =>
    {
        var sending = ReadRows(connection, BeingSent, false, panel);
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

    /// <summary>Reads the orders that a statement selects or returns.</summary>
    public List<OrderRow> ReadRows(LedgerConnection connection, string sql, bool alreadyPlaced, params object?[] values)
    {
        var all = new List<OrderRow>();
        using var rows = connection.Query(sql, values);
        while (rows.Read()) all.Add(OrderRow.Read(rows, owner.Session, alreadyPlaced));
        return all;
    }

    private LedgerClaim? Peek(LedgerConnection connection, OrderRequest order, string reference)
    {
        var known = FindAll(connection, reference, alreadyPlaced: true);
        known.RemoveAll(row => row.Order.Outcome == OrderOutcome.Rejected);
        if (known.Count == 0)
        {
            foreach (var row in ReadRows(connection, OfFormerSession, false, panel, reference, owner.Uri, owner.AccountKey))
                throw LedgerRules.OfFormerSession(reference, row.Order, row.FormerSession!);
            return null;
        }

        // Two former sessions may have imported the same order.
        var there = known[0].Order;
        if (!known.TrueForAll(row => row == known[0] || (there.OrderId is not null && row.Order.OrderId == there.OrderId)))
            throw Ambiguous(reference, known);
        return new LedgerClaim(LedgerRules.KindOf(there.Outcome, there.HasFieldsOf(order)), there);
    }

    private bool TryInsert(LedgerConnection connection, Order sent, ClaimOwner claimant) => connection.Run(
        Insert, panel, sent.Reference, owner.Uri, owner.AccountKey, sent.PlacedAt.UtcTicks, sent.ServiceId, sent.Link, sent.Quantity,
        sent.Runs, sent.Interval, ColumnValue.Of(sent), ColumnValue.Of(sent.EstimatedCharge),
        sent.Currency, claimant.Machine, claimant.Process, claimant.Started, claimant.Token) > 0;

    // Claims a reference that was there, if its order was rejected.
    private LedgerClaim ClaimKnown(LedgerConnection connection, OrderRequest order, Order sent, ClaimOwner claimant)
    {
        if (Peek(connection, order, sent.Reference!) is { } refusal) return refusal;
        connection.Run(DropRejected, panel, sent.Reference);
        TryInsert(connection, sent, claimant);
        return Claimed(sent, claimant);
    }

    private static LedgerClaim Claimed(Order sent, ClaimOwner claimant) => new(LedgerClaimKind.Claimed, sent, claimant.Token!);

    private Order SettleAs(LedgerClaim claim, string state, long? orderId, string? currency, string? reason)
    {
        var settled = database.WriteOne(connection => ReadRows(
            connection, Settle, false, panel, claim.Order.Reference, claim.Token, OutcomeNumber.Of(state), orderId, currency, reason));
        return settled.Count > 0 ? settled[0].Order : throw LedgerRules.NotYours(claim);
    }
}
