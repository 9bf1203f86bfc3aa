using System;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <content>Records answers that were kept while the server was away.</content>
internal sealed partial class ClaimStore
{
    // An order that was settled without the claim, or claimed anew, has another token or none.
    private const string SettleKept =
        "WITH there AS (SELECT seq, state, order_id, coalesce(token = $3, false) AS is_ours FROM orders "
        + "WHERE account = $1 AND reference = $2 FOR UPDATE), "
        + "done AS (UPDATE orders SET state = $4, order_id = $5, currency = coalesce($6::text, currency), reason = $7 FROM there "
        + "WHERE orders.seq = there.seq AND is_ours AND there.state IN (0, 3) RETURNING orders.seq) "
        + "SELECT is_ours, state, order_id, EXISTS (SELECT FROM done) FROM there";

    /// <summary>Records an answer if its order is still open.</summary>
    /// <returns>What to say about it; null if it was recorded before, or its caller still waits for it.</returns>
    public string? Record(ServerConnection connection, KeptAnswer answer)
    {
        var claim = new LedgerClaim(LedgerClaimKind.Claimed, new Order { Reference = answer.Reference }, answer.Token);
        var rows = connection.Rows(
            SettleKept,
            row => (
                IsOurs: row.GetBoolean(0), State: row.GetInt16(1), Id: row.IsDBNull(2) ? (long?)null : row.GetInt64(2),
                IsNew: row.GetBoolean(3)),
            SettleValues(claim, answer.Outcome!, answer.OrderId, answer.Currency, answer.Reason));
        var said = answer.Outcome == OrderOutcome.Placed
            ? FormattableString.Invariant($"The order '{answer.Reference}' was placed as order {answer.OrderId}")
                + " while the ledger's server was away. "
            : $"The order '{answer.Reference}' was not placed while the ledger's server was away ({answer.Reason}). ";
        if (rows.Count == 0) return said + "It is not in the ledger any more: compare it with the panel's list.";
        var there = rows[0];
        if (there.IsNew) return _open.ContainsKey(answer.Token) ? null : said + "This is recorded now.";
        if (there.IsOurs) return null;
        var outcome = OrderRow.NameOf(there.State);
        if (outcome == answer.Outcome && there.Id == answer.OrderId) return said + "The ledger has recorded this already.";
        var id = there.Id is null ? "" : FormattableString.Invariant($" as order {there.Id}");
        return said + $"Meanwhile it was settled otherwise in the ledger ({outcome}{id}), which was not changed: "
            + "compare it with the panel's list.";
    }
}
