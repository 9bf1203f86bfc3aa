using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Npgsql;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Claims references for sending, of which each is given to one worker, and records the outcomes. A claim is alive as long as the server
/// has the advisory lock of the connection that made it.
/// </summary>
internal sealed partial class ClaimStore(ServerDatabase database, long account, LedgerAccount panel)
{
    private const string ByReference = "SELECT " + OrderRow.Columns + " FROM orders WHERE account = $1 AND reference = $2";

    // Claims of one reference do not wait for each other, so transactions with many claims cannot block each other in a circle.
    private const string Insert =
        "WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended($2::text, $1::bigint)) AS is_ours), "
        + "new AS (INSERT INTO orders (account, reference, state, sent_at, service_id, link, quantity, runs, \"interval\", fields, "
        + "estimated_charge, currency, owner, owner_name, token) "
        + "SELECT $1::bigint, $2::text, 0, " + ServerSchema.Now + ", $3::bigint, $4::text, $5::bigint, $6::bigint, $7::bigint, $8::jsonb, "
        + "$9::numeric, $10::text, $11::bigint, $12::text, $13::text FROM turn WHERE is_ours ON CONFLICT DO NOTHING RETURNING sent_at) "
        + "SELECT is_ours, (SELECT sent_at FROM new) FROM turn";

    private const string DropRejected = "DELETE FROM orders WHERE account = $1 AND reference = $2 AND state = 2";

    // An order marked unknown can still be settled, because its sender may have lost only its connection. To settle twice is harmless.
    private const string Settle =
        "UPDATE orders SET state = $4, order_id = $5, currency = coalesce($6::text, currency), reason = $7 "
        + "WHERE account = $1 AND reference = $2 AND token = $3 AND (state IN (0, 3) OR (state = $4 AND order_id IS NOT DISTINCT FROM $5)) "
        + "RETURNING " + OrderRow.Columns;

    // Reads only, because a write would wait for the disk. The lock of the connection needs no renewal.
    private const string IsStillOurs =
        "SELECT 1 FROM orders WHERE account = $1 AND reference = $2 AND token = $3 AND state = 0 AND owner = $4";

    private const string LetGo = "UPDATE orders SET state = 3, reason = $3 WHERE account = $1 AND token = $2 AND state = 0";

    // The lock of a worker can be shared only when the worker's connection is gone. Rows that another transaction has are left to it.
    private const string GiveUp =
        "UPDATE orders SET state = 3, reason = owner_name || ' lost its connection to the ledger while it was sending the order, so the "
        + "outcome was not recorded.' WHERE state = 0 AND seq IN (SELECT seq FROM orders WHERE account = $1 AND state = 0 AND state <> 1 "
        + "AND owner <> $2 AND ($3::text IS NULL OR reference = $3::text) AND pg_try_advisory_xact_lock_shared(owner) "
        + "FOR UPDATE SKIP LOCKED)";

    /// <summary>The name of this worker, for the messages of others.</summary>
    internal static readonly string Name = FormattableString.Invariant($"Process {Environment.ProcessId} on {Environment.MachineName}");

    // The claims that no recorded outcome ended.
    private readonly ConcurrentDictionary<string, bool> _open = new();

    public LedgerClaim Claim(OrderRequest order, string reference, string? currency) => database.Write(connection =>
    {
        var step = new ClaimStep(order, reference, currency);
        if (Add(connection, step) is { } claim) return claim;
        if (Peek(connection, order, reference) is { } refusal) return refusal;
        connection.Run(DropRejected, account, reference);
        return Add(connection, step) ?? Peek(connection, order, reference) ?? throw LedgerRules.Taken(reference);
    });

    public LedgerClaim? Peek(OrderRequest order, string reference) => database.Read(connection => Peek(connection, order, reference));

    public bool Renew(LedgerClaim claim) => _open.ContainsKey(claim.Token) && database.Read(connection =>
        connection.Scalar(IsStillOurs, account, claim.Order.Reference, claim.Token, connection.Owner) is not null);

    public Order SettlePlaced(LedgerClaim claim, Order placed) =>
        SettleAs(claim, OrderOutcome.Placed, placed.OrderId, placed.Currency, null);

    public void SettleAs(LedgerClaim claim, string state, string reason) => SettleAs(claim, state, null, null, reason);

    /// <summary>Ends a claim. Without a recorded outcome, the order is unknown.</summary>
    public void Release(LedgerClaim claim)
    {
        if (!_open.TryRemove(claim.Token, out _) || !database.IsConnected) return;
        try
        {
            database.Write(connection => connection.Run(LetGo, account, claim.Token, "The outcome was not recorded."));
        }
        catch (PanelException)
        {
            // As if it was not connected: the lock is gone with the connection, so the others find the claim abandoned.
        }
    }

    /// <summary>Reads an order. If its sender is gone, the order is marked unknown first.</summary>
    public OrderRow? Find(ServerConnection connection, string reference, bool alreadyPlaced = false)
    {
        var row = ReadRow(connection, reference, alreadyPlaced);
        if (row?.Order.Outcome != OrderOutcome.Sending || row.Owner == connection.Owner) return row;
        return connection.Run(GiveUp, account, connection.Owner, reference) > 0 ? ReadRow(connection, reference, alreadyPlaced) : row;
    }

    /// <summary>Marks every order unknown whose sender is gone.</summary>
    public void GiveUpDead() => database.Read(connection => connection.Run(GiveUp, account, connection.Owner, null));

    private OrderRow? ReadRow(ServerConnection connection, string reference, bool alreadyPlaced)
    {
        var rows = connection.Rows(ByReference, row => OrderRow.Read(row, panel.Session, alreadyPlaced), account, reference);
        return rows.Count > 0 ? rows[0] : null;
    }

    private LedgerClaim? Peek(ServerConnection connection, OrderRequest order, string reference)
    {
        if (Find(connection, reference, alreadyPlaced: true)?.Order is not { } there || there.Outcome == OrderOutcome.Rejected) return null;
        return new LedgerClaim(LedgerRules.KindOf(there.Outcome, there.HasFieldsOf(order)), there);
    }

    private LedgerClaim? Add(ServerConnection connection, ClaimStep step)
    {
        var token = OrderReference.Create();
        var claim = connection.Rows(Insert, row => ClaimOf(row, step, token), InsertValues(connection, step, token))[0];
        if (claim?.Kind == LedgerClaimKind.Claimed) _open[token] = true;
        return claim;
    }

    private object?[] InsertValues(ServerConnection connection, ClaimStep step, string token)
    {
        var sent = OrderOf(step);
        return
        [
            account, step.Reference, sent.ServiceId, sent.Link, sent.Quantity, sent.Runs, sent.Interval, OrderRow.FieldsOf(sent),
            sent.EstimatedCharge, sent.Currency, connection.Owner, Name, token,
        ];
    }

    // The result of Insert; null if the reference has an order.
    private LedgerClaim? ClaimOf(NpgsqlDataReader row, ClaimStep step, string token)
    {
        if (!row.GetBoolean(0)) return new LedgerClaim(LedgerClaimKind.InFlight, OrderOf(step, "Another worker is claiming it."));
        return row.IsDBNull(1) ? null : new LedgerClaim(LedgerClaimKind.Claimed, OrderOf(step), token) { LivesWithConnection = true };
    }

    private Order OrderOf(ClaimStep step, string? reason = null) =>
        new(step.Order, step.Reference, panel.Session) { Currency = step.Currency, Reason = reason };

    private Order SettleAs(LedgerClaim claim, string state, long? orderId, string? currency, string? reason)
    {
        var order = database.Write(connection =>
        {
            var rows = connection.Rows(
                Settle, row => OrderRow.Read(row, panel.Session).Order, SettleValues(claim, state, orderId, currency, reason));
            return rows.Count > 0 ? rows[0] : throw LedgerRules.NotYours(claim);
        });
        database.OnCommit(() => _open.TryRemove(claim.Token, out _));
        return order;
    }

    private object?[] SettleValues(LedgerClaim claim, string state, long? orderId, string? currency, string? reason) =>
        [account, claim.Order.Reference, claim.Token, OrderRow.NumberOf(state), orderId, currency, reason];
}
