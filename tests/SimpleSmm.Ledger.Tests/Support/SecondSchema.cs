using System.IO;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Writes a ledger as the second version of the schema has it, which knew accounts but not the course of an order.</summary>
internal static class SecondSchema
{
    private const string Tables =
        """
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY, uri TEXT NOT NULL, account_key TEXT NOT NULL, account TEXT, UNIQUE (uri, account_key)) STRICT;
        CREATE TABLE orders (
            seq INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts (id), reference TEXT NOT NULL,
            twin INTEGER NOT NULL DEFAULT 0, former_session TEXT, former_key TEXT, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
            sent_at INTEGER NOT NULL, order_id INTEGER, service_id INTEGER NOT NULL, link TEXT NOT NULL, quantity INTEGER, runs INTEGER,
            interval INTEGER, fields TEXT, estimated_charge TEXT, currency TEXT, reason TEXT, owner_machine TEXT, owner_process INTEGER,
            owner_started TEXT, owner_token TEXT, status TEXT COLLATE NOCASE, is_final INTEGER, charge TEXT, start_count INTEGER,
            remains INTEGER, status_at INTEGER, refill_id INTEGER, refill_at INTEGER, cancel_at INTEGER,
            UNIQUE (account, reference, twin), CHECK (state <> 1 OR order_id IS NOT NULL)) STRICT;
        CREATE INDEX orders_by_id ON orders (account, order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX orders_by_date ON orders (account, sent_at);
        CREATE INDEX orders_by_service ON orders (account, service_id, sent_at);
        CREATE INDEX orders_by_link ON orders (account, link, sent_at);
        CREATE INDEX orders_by_status ON orders (account, status, sent_at) WHERE status IS NOT NULL;
        CREATE INDEX orders_unfinished ON orders (account, sent_at) WHERE state = 1 AND is_final IS NOT 1;
        CREATE INDEX orders_not_placed ON orders (account, state, sent_at) WHERE state <> 1;
        CREATE INDEX orders_of_former_sessions ON orders (reference) WHERE former_session IS NOT NULL;
        PRAGMA application_id = 0x534D4D4C;
        PRAGMA user_version = 2;
        """;

    /// <summary>
    /// Writes the account of <see cref="Temporary.Panel"/> and five orders: a completed one with a refill, a running one, one without a
    /// status, an unknown and a rejected one.
    /// </summary>
    public static void Write(Temporary folder)
    {
        File.WriteAllBytes(folder.FileName, []);
        folder.Execute(Tables);
        folder.Execute(
            """
            INSERT INTO accounts VALUES (1, 'https://panel.example/api/v2', 'DEFAULT', 'Default');
            INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, currency, status, is_final, charge,
                status_at, refill_id, refill_at) VALUES
            (1, 'A-1', 1, 638000000000000000, 1, 1, 'a', 100, 'USD', 'Completed', 1, '0.25', 638000036000000000, 11, 638000040000000000),
            (1, 'A-2', 1, 638000000000000000, 2, 1, 'b', 100, 'USD', 'In progress', 0, '1.5', 638000036000000000, NULL, NULL),
            (1, 'A-3', 1, 638000000000000000, 3, 1, 'c', 100, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (1, 'A-4', 3, 638000000000000000, NULL, 1, 'd', 100, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
            (1, 'A-5', 2, 638000000000000000, NULL, 1, 'e', 100, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            """);
    }
}
