namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// The second version of the tables: who reads which unfinished order, and who asks for which refill or cancellation.
/// </summary>
/// <remarks>
/// Turns may be lost, because then orders are read once more. So they are not written to the log, and taking them does not wait for the
/// disk. Claims of actions are.
/// </remarks>
internal static class SharingStep
{
    public const string Sql =
        """
        CREATE UNLOGGED TABLE simplesmm.status_turns (
            order_seq bigint PRIMARY KEY REFERENCES simplesmm.orders (seq) ON DELETE CASCADE,
            owner bigint,
            until bigint NOT NULL DEFAULT 0,
            read_at bigint NOT NULL DEFAULT 0,
            round bigint
        );
        CREATE TABLE simplesmm.action_claims (
            account bigint NOT NULL REFERENCES simplesmm.accounts (id),
            action text COLLATE "C" NOT NULL,
            order_id bigint NOT NULL,
            owner bigint NOT NULL,
            owner_name text NOT NULL,
            token text COLLATE "C" NOT NULL,
            claimed_at bigint NOT NULL,
            is_unknown boolean NOT NULL DEFAULT false,
            PRIMARY KEY (account, action, order_id)
        );
        """;
}
