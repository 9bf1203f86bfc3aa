using System;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Defines the tables, in a schema of their own, and the steps from each version to the next. One connection at a time updates them, under
/// an advisory lock. A released step is never changed.
/// </summary>
/// <remarks>
/// Times are UTC ticks of 100 ns since the year 1, as in the file, so that an order does not change when it moves. States: 0 sending, 1
/// placed, 2 rejected, 3 unknown. Order ids need not be unique, because the answers of a panel must be kept even if it repeats an id. Id 0
/// is an id that is not a number.
/// </remarks>
internal static class ServerSchema
{
    /// <summary>Returns the server's time, the only one that decides.</summary>
    public const string Now = "(621355968000000000 + (extract(epoch FROM clock_timestamp()) * 10000000)::bigint)";

    private const long Lock = 6003094289853480960;

    private static readonly string[] Steps =
    [
        """
        CREATE TABLE simplesmm.accounts (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            uri text COLLATE "C" NOT NULL,
            account_key text COLLATE "C" NOT NULL,
            account text,
            UNIQUE (uri, account_key)
        );
        CREATE SEQUENCE simplesmm.owners;
        CREATE TABLE simplesmm.orders (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            account bigint NOT NULL REFERENCES simplesmm.accounts (id),
            reference text COLLATE "C" NOT NULL,
            state smallint NOT NULL CHECK (state BETWEEN 0 AND 3),
            sent_at bigint NOT NULL,
            order_id bigint,
            service_id bigint NOT NULL,
            link text COLLATE "C" NOT NULL,
            quantity bigint,
            runs bigint,
            "interval" bigint,
            fields jsonb,
            estimated_charge numeric,
            currency text,
            reason text,
            owner bigint,
            owner_name text,
            token text,
            status text COLLATE "C",
            is_final boolean,
            charge numeric,
            start_count bigint,
            remains bigint,
            status_at bigint,
            refill_id bigint,
            refill_at bigint,
            cancel_at bigint,
            highest_charge numeric,
            finished_at bigint,
            UNIQUE (account, reference),
            CHECK (state <> 1 OR order_id IS NOT NULL)
        );
        CREATE INDEX orders_by_id ON simplesmm.orders (account, order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX orders_by_date ON simplesmm.orders (account, sent_at, seq);
        CREATE INDEX orders_by_service ON simplesmm.orders (account, service_id, sent_at);
        CREATE INDEX orders_by_link ON simplesmm.orders (account, link, sent_at);
        CREATE INDEX orders_unfinished ON simplesmm.orders (account, sent_at, seq) WHERE state = 1 AND is_final IS NOT TRUE;
        CREATE INDEX orders_not_placed ON simplesmm.orders (account, state, sent_at, seq) WHERE state <> 1;
        CREATE INDEX orders_without_currency ON simplesmm.orders (account) WHERE currency IS NULL;
        CREATE TABLE simplesmm.order_statuses (
            order_seq bigint NOT NULL REFERENCES simplesmm.orders (seq) ON DELETE CASCADE,
            status text COLLATE "C" NOT NULL,
            first_at bigint NOT NULL
        );
        CREATE UNIQUE INDEX order_statuses_once ON simplesmm.order_statuses (order_seq, lower(status));
        CREATE TABLE simplesmm.refills (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            order_seq bigint NOT NULL REFERENCES simplesmm.orders (seq) ON DELETE CASCADE,
            refill_id bigint,
            asked_at bigint NOT NULL,
            status text,
            status_at bigint,
            is_refused boolean NOT NULL DEFAULT false,
            reason text,
            UNIQUE (order_seq, refill_id)
        );
        CREATE INDEX refills_by_id ON simplesmm.refills (refill_id) WHERE refill_id IS NOT NULL;
        CREATE TABLE simplesmm.balances (
            account bigint NOT NULL REFERENCES simplesmm.accounts (id),
            hour bigint NOT NULL,
            currency text COLLATE "C" NOT NULL,
            read_at bigint NOT NULL,
            balance numeric NOT NULL,
            PRIMARY KEY (account, hour, currency)
        );
        """,
        SharingStep.Sql,
    ];

    /// <summary>Makes or updates the tables. A role that may not do so can use those that are there.</summary>
    public static void Prepare(ServerConnection connection, string server)
    {
        if (VersionOf(connection) is { } there && there == Steps.Length) return;
        connection.Transact(locked =>
        {
            locked.Run("SELECT pg_advisory_xact_lock($1)", Lock);
            Migrate(locked, server);
            return true;
        });
    }

    private static void Migrate(ServerConnection connection, string server)
    {
        var version = VersionOf(connection) ?? 0;
        if (version > Steps.Length)
        {
            throw ServerFault.Of(
                server, $"was written by a newer version of this module (schema {version}; this version supports {Steps.Length}). "
                    + "It was not changed: update the module.");
        }

        if (version == 0)
        {
            if (connection.Scalar("SELECT 1 FROM pg_namespace WHERE nspname = 'simplesmm'") is null)
                connection.Execute("CREATE SCHEMA simplesmm");
            connection.Execute("CREATE TABLE simplesmm.version (number integer NOT NULL)");
            connection.Execute("INSERT INTO simplesmm.version VALUES (0)");
        }

        for (var step = version; step < Steps.Length; step++) connection.Execute(Steps[step]);
        connection.Run("UPDATE simplesmm.version SET number = $1", Steps.Length);
    }

    private static int? VersionOf(ServerConnection connection) =>
        connection.Scalar("SELECT 1 FROM pg_tables WHERE schemaname = 'simplesmm' AND tablename = 'version'") is null
            ? null
            : Convert.ToInt32(connection.Scalar("SELECT number FROM simplesmm.version"), System.Globalization.CultureInfo.InvariantCulture);
}
