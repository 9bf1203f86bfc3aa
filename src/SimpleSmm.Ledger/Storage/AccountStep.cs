using System;
using System.Collections.Generic;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Step 2: an account is the panel's address. Version 1 kept the orders of each session name apart; they come together here, and each keeps
/// the name of its former session. Where two sessions had the same reference, both orders stay, told apart by the column twin.
/// </summary>
/// <remarks>
/// The column panel becomes account, so that statements of a process with an earlier version, which still has the file open, fail instead
/// of writing to the wrong account.
/// </remarks>
internal static class AccountStep
{
    private const string Tables =
        """
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY,
            uri TEXT NOT NULL,
            account_key TEXT NOT NULL,
            account TEXT,
            UNIQUE (uri, account_key)
        ) STRICT;
        ALTER TABLE panels ADD COLUMN account INTEGER;
        CREATE TABLE account_orders (
            seq INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES accounts (id),
            reference TEXT NOT NULL,
            twin INTEGER NOT NULL DEFAULT 0,
            former_session TEXT,
            former_key TEXT,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
            sent_at INTEGER NOT NULL,
            order_id INTEGER,
            service_id INTEGER NOT NULL,
            link TEXT NOT NULL,
            quantity INTEGER,
            runs INTEGER,
            interval INTEGER,
            fields TEXT,
            estimated_charge TEXT,
            currency TEXT,
            reason TEXT,
            owner_machine TEXT,
            owner_process INTEGER,
            owner_started TEXT,
            owner_token TEXT,
            status TEXT COLLATE NOCASE,
            is_final INTEGER,
            charge TEXT,
            start_count INTEGER,
            remains INTEGER,
            status_at INTEGER,
            refill_id INTEGER,
            refill_at INTEGER,
            cancel_at INTEGER,
            UNIQUE (account, reference, twin),
            CHECK (state <> 1 OR order_id IS NOT NULL)
        ) STRICT;
        """;

    private const string Insert = "INSERT INTO accounts (uri, account_key) VALUES (?1, '') ON CONFLICT DO NOTHING";
    private const string Assign =
        "UPDATE panels SET account = (SELECT id FROM accounts WHERE uri = ?2 AND account_key = '') WHERE id = ?1";

    private const string Move =
        """
        INSERT INTO account_orders
        SELECT seq, panels.account, reference,
            (SELECT count(*) FROM panels AS others JOIN orders AS twins ON twins.panel = others.id AND twins.reference = orders.reference
                WHERE others.account = panels.account AND others.id < panels.id),
            session, session_key, state, sent_at, order_id, service_id, link, quantity, runs, interval, fields, estimated_charge, currency,
            reason, owner_machine, owner_process, owner_started, owner_token, status, is_final, charge, start_count, remains, status_at,
            refill_id, refill_at, cancel_at
        FROM orders JOIN panels ON panels.id = orders.panel;
        DROP TABLE orders;
        DROP TABLE panels;
        ALTER TABLE account_orders RENAME TO orders;
        CREATE INDEX orders_by_id ON orders (account, order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX orders_by_date ON orders (account, sent_at);
        CREATE INDEX orders_by_service ON orders (account, service_id, sent_at);
        CREATE INDEX orders_by_link ON orders (account, link, sent_at);
        CREATE INDEX orders_by_status ON orders (account, status, sent_at) WHERE status IS NOT NULL;
        CREATE INDEX orders_unfinished ON orders (account, sent_at) WHERE state = 1 AND is_final IS NOT 1;
        CREATE INDEX orders_not_placed ON orders (account, state, sent_at) WHERE state <> 1;
        CREATE INDEX orders_of_former_sessions ON orders (reference) WHERE former_session IS NOT NULL;
        """;

    public static void Run(LedgerConnection connection)
    {
        connection.Execute(Tables);
        foreach (var (panel, uri) in Panels(connection))
        {
            var address = Normalize(uri);
            connection.Run(Insert, address);
            connection.Run(Assign, panel, address);
        }

        connection.Execute(Move);
    }

    private static List<(long Panel, string Uri)> Panels(LedgerConnection connection)
    {
        var panels = new List<(long, string)>();
        using var rows = connection.Query("SELECT id, uri FROM panels");
        while (rows.Read()) panels.Add((rows.GetInt64(0), rows.GetString(1)));
        return panels;
    }

    private static string Normalize(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) ? new LedgerAccount(parsed).Uri : uri;
}
