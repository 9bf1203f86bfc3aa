using System.Collections.Generic;
using Npgsql;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Writes the claims and the outcomes of many orders with one message to the server, because each message costs as much.</summary>
internal sealed partial class ClaimStore
{
    private const string ByReferences = "SELECT " + OrderRow.Columns + " FROM orders WHERE account = $1 AND reference = ANY($2)";

    /// <summary>Writes steps as one transaction, or nothing of them.</summary>
    public IReadOnlyList<object?> Write(IReadOnlyList<LedgerStep> steps)
    {
        var results = new object?[steps.Count];
        database.Read(connection =>
        {
            var tokens = new string[steps.Count];
            var statements = new List<(string, object?[])>();
            for (var i = 0; i < tokens.Length; i++) statements.Add(StatementOf(connection, steps[i], tokens[i] = OrderReference.Create()));
            var isWritten = connection.TryTransact(statements, (i, row) => results[i] = ResultOf(row, steps[i], tokens[i]));
            if (!isWritten) return results = new object?[steps.Count];
            FindOthers(connection, steps, results);
            Keep(steps, results);
            return results;
        });
        return results;
    }

    private (string Sql, object?[] Values) StatementOf(ServerConnection connection, LedgerStep step, string token) => step switch
    {
        ClaimStep claim => (Insert, InsertValues(connection, claim, token)),
        PlacedStep { Claim: var claim, Placed: var placed } =>
            (Settle, SettleValues(claim, OrderOutcome.Placed, placed.OrderId, placed.Currency, null)),
        _ => throw new System.NotSupportedException(step.GetType().Name),
    };

    private object? ResultOf(NpgsqlDataReader row, LedgerStep step, string token) => step is ClaimStep claim
        ? ClaimOf(row, claim, token)
        : OrderRow.Read(row, panel.Session).Order;

    private void Keep(IReadOnlyList<LedgerStep> steps, object?[] results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is LedgerClaim { Kind: LedgerClaimKind.Claimed, Token: var token }) _open[token] = true;
            else if (results[i] is not null && steps[i] is PlacedStep placed) _open.TryRemove(placed.Claim.Token, out _);
        }
    }

    // Orders that are settled refuse a claim. All others need a look at their sender.
    private void FindOthers(ServerConnection connection, IReadOnlyList<LedgerStep> steps, object?[] results)
    {
        var refused = new List<int>();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is null && steps[i] is ClaimStep) refused.Add(i);
        }

        if (refused.Count == 0) return;
        var references = refused.ConvertAll(i => ((ClaimStep)steps[i]).Reference).ToArray();
        var orders = new Dictionary<string, Order>();
        foreach (var row in connection.Rows(ByReferences, row => OrderRow.Read(row, panel.Session, true), account, references))
            orders[row.Order.Reference!] = row.Order;
        foreach (var i in refused)
        {
            var claim = (ClaimStep)steps[i];
            if (orders.TryGetValue(claim.Reference, out var there) && there.Outcome is OrderOutcome.Placed or OrderOutcome.Unknown)
                results[i] = new LedgerClaim(LedgerRules.KindOf(there.Outcome, there.HasFieldsOf(claim.Order)), there);
        }
    }
}
