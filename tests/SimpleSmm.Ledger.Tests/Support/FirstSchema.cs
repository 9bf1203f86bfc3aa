using System.IO;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Writes a ledger as the first version of the schema has it, which knew panels by address and session name.</summary>
internal static class FirstSchema
{
    private const string Tables =
        """
        CREATE TABLE panels (id INTEGER PRIMARY KEY, uri TEXT NOT NULL, session_key TEXT NOT NULL, session TEXT NOT NULL, UNIQUE (uri, session_key)) STRICT;
        CREATE TABLE orders (
            seq INTEGER PRIMARY KEY, panel INTEGER NOT NULL REFERENCES panels (id), reference TEXT NOT NULL,
            state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), sent_at INTEGER NOT NULL, order_id INTEGER, service_id INTEGER NOT NULL,
            link TEXT NOT NULL, quantity INTEGER, runs INTEGER, interval INTEGER, fields TEXT, estimated_charge TEXT, currency TEXT, reason TEXT,
            owner_machine TEXT, owner_process INTEGER, owner_started TEXT, owner_token TEXT, status TEXT COLLATE NOCASE, is_final INTEGER,
            charge TEXT, start_count INTEGER, remains INTEGER, status_at INTEGER, refill_id INTEGER, refill_at INTEGER, cancel_at INTEGER,
            UNIQUE (panel, reference), CHECK (state <> 1 OR order_id IS NOT NULL)) STRICT;
        CREATE INDEX orders_by_id ON orders (panel, order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX orders_by_date ON orders (panel, sent_at);
        CREATE INDEX orders_by_service ON orders (panel, service_id, sent_at);
        CREATE INDEX orders_by_link ON orders (panel, link, sent_at);
        CREATE INDEX orders_by_status ON orders (panel, status, sent_at) WHERE status IS NOT NULL;
        CREATE INDEX orders_unfinished ON orders (panel, sent_at) WHERE state = 1 AND is_final IS NOT 1;
        CREATE INDEX orders_not_placed ON orders (panel, state, sent_at) WHERE state <> 1;
        PRAGMA application_id = 0x534D4D4C;
        PRAGMA user_version = 1;
        """;

    /// <summary>Writes the tables and three session names: main and Backup at one address, other at another.</summary>
    public static void Write(Temporary folder)
    {
        File.WriteAllBytes(folder.FileName, []);
        folder.Execute(Tables);
        folder.Execute(
            """
            INSERT INTO panels VALUES (1, 'https://panel.example/api/v2', 'MAIN', 'main');
            INSERT INTO panels VALUES (2, 'https://panel.example/api/v2', 'BACKUP', 'Backup');
            INSERT INTO panels VALUES (3, 'https://other.example/api/v2', 'MAIN', 'main');
            """);
    }

    /// <summary>Adds an order of a request of <see cref="Make"/>. States: 0 sending, 1 placed, 2 rejected, 3 unknown.</summary>
    public static void Add(Temporary folder, int panel, string reference, long? orderId, int state = 1) => folder.Execute(
        $"""
        INSERT INTO orders (panel, reference, state, sent_at, order_id, service_id, link, quantity, status, is_final, charge)
        VALUES ({panel}, '{reference}', {state}, 638000000000000000, {orderId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NULL"},
            1, 'https://example.com/1', 100, 'Partial', 0, '0.25');
        """);

    /// <summary>Adds many placed orders to the first panel.</summary>
    public static void AddMany(Temporary folder, int count) => folder.Execute(
        $"""
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})
        INSERT INTO orders (panel, reference, state, sent_at, order_id, service_id, link) SELECT 1, 'old-' || n, 1, n, n, 1, 'https://example.com/1' FROM numbers;
        """);
}
