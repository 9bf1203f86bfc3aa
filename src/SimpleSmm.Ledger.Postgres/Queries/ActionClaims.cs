using System;
using System.Collections.Generic;
using Npgsql;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Claims refills and cancellations. A claim is unknown when its worker says so, or when its worker's connection is gone.
/// </summary>
internal sealed class ActionClaims(ServerDatabase database, long account)
{
    // The ids are in one order, so two workers that claim the same orders wait for each other and never in a circle.
    private const string Insert =
        "INSERT INTO action_claims AS there (account, action, order_id, owner, owner_name, token, claimed_at) "
        + "SELECT $1::bigint, $2::text, id, $4::bigint, $5::text, $6::text, " + ServerSchema.Now
        + " FROM unnest($3::bigint[]) AS id GROUP BY id ORDER BY id ON CONFLICT (account, action, order_id) DO UPDATE SET "
        + "owner = excluded.owner, owner_name = excluded.owner_name, token = excluded.token, claimed_at = excluded.claimed_at, "
        + "is_unknown = false WHERE $7 AND " + IsUnknown + " RETURNING order_id";

    // The lock of a worker can be shared only when its connection is gone. A connection can always share its own.
    private const string IsUnknown =
        "(there.is_unknown OR (there.owner <> $4::bigint AND pg_try_advisory_xact_lock_shared(there.owner)))";

    private const string Others =
        "SELECT order_id, " + IsUnknown + ", owner_name, claimed_at FROM action_claims AS there "
        + "WHERE account = $1 AND action = $2 AND order_id = ANY($3) AND token <> $5 ORDER BY order_id";

    private const string Mark = "UPDATE action_claims SET is_unknown = true WHERE token = $1 AND order_id = ANY($2)";
    private const string Drop = "DELETE FROM action_claims WHERE token = $1 AND NOT is_unknown";
    private const string DropAnswered = "DELETE FROM action_claims WHERE token = $1 AND order_id <> ALL($2) RETURNING action, order_id";

    public ActionClaim Claim(string action, IReadOnlyList<long> orderIds, bool evenUnknown)
    {
        var token = OrderReference.Create();
        return database.Write(connection =>
        {
            var refused = new List<ActionRefusal>();
            var left = new HashSet<long>(orderIds);
            while (left.Count > 0)
            {
                // A claim that is in the way may end before it is read. Then the order is claimed again.
                long[] ids = [.. left];
                left.ExceptWith(connection.Rows(
                    Insert, row => row.GetInt64(0), account, action, ids, connection.Owner, ClaimStore.Name, token, evenUnknown));
                if (left.Count == 0) break;
                ids = [.. left];
                var others = connection.Rows(Others, Read, account, action, ids, connection.Owner, token);
                refused.AddRange(others);
                foreach (var other in others) left.Remove(other.OrderId);
            }

            return new ActionClaim(token, refused);
        });
    }

    public void End(ActionClaim claim, IReadOnlyList<long> unknown)
    {
        long[] ids = [.. unknown];
        database.Write(connection =>
        {
            if (ids.Length > 0) connection.Run(Mark, claim.Token, ids);
            return connection.Run(Drop, claim.Token);
        });
    }

    /// <summary>Ends a claim whose answer was kept while the server was away.</summary>
    /// <returns>What to say about it; null if it has ended before.</returns>
    public static string? Record(ServerConnection connection, KeptAnswer answer)
    {
        long[] unknown = [.. answer.Unknown!];
        var ended = connection.Rows(DropAnswered, row => (Action: row.GetString(0), Id: row.GetInt64(1)), answer.Token, unknown);
        if (ended.Count == 0) return null;
        return $"The panel answered '{ended[0].Action}' of the orders {string.Join(", ", ended.ConvertAll(one => one.Id))} "
            + "while the ledger's server was away. This is recorded now.";
    }

    private static ActionRefusal Read(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetBoolean(1), row.GetString(2), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero));
}
