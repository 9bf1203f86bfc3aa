using System;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Defines the tables, and the steps from each version to the next. The version is the file's <c>user_version</c>, and
/// <c>application_id</c> marks the file as a ledger. A released step is never changed.
/// </summary>
internal static class Schema
{
    /// <summary>The text "SMML" in ASCII.</summary>
    public const long ApplicationId = 0x534D4D4C;

    // Times are UTC ticks of 100 ns since the year 1, amounts are decimals as invariant text. States: 0 sending, 1 placed, 2 rejected, 3
    // unknown. Order ids need not be unique, because the answers of a panel must be kept even if it repeats an id. Id 0 is an id that is
    // not a number (OrderRow.IdIsText).
    private static readonly Action<LedgerConnection>[] Steps =
    [
        connection => connection.Execute(FirstTables),
        AccountStep.Run,
        connection => connection.Execute(HistoryStep.Tables),
    ];

    private const string FirstTables =
        """
        CREATE TABLE panels (
            id INTEGER PRIMARY KEY,
            uri TEXT NOT NULL,
            session_key TEXT NOT NULL,
            session TEXT NOT NULL,
            UNIQUE (uri, session_key)
        ) STRICT;
        CREATE TABLE orders (
            seq INTEGER PRIMARY KEY,
            panel INTEGER NOT NULL REFERENCES panels (id),
            reference TEXT NOT NULL,
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
            UNIQUE (panel, reference),
            CHECK (state <> 1 OR order_id IS NOT NULL)
        ) STRICT;
        CREATE INDEX orders_by_id ON orders (panel, order_id) WHERE order_id IS NOT NULL;
        CREATE INDEX orders_by_date ON orders (panel, sent_at);
        CREATE INDEX orders_by_service ON orders (panel, service_id, sent_at);
        CREATE INDEX orders_by_link ON orders (panel, link, sent_at);
        CREATE INDEX orders_by_status ON orders (panel, status, sent_at) WHERE status IS NOT NULL;
        CREATE INDEX orders_unfinished ON orders (panel, sent_at) WHERE state = 1 AND is_final IS NOT 1;
        CREATE INDEX orders_not_placed ON orders (panel, state, sent_at) WHERE state <> 1;
        """;

    /// <summary>Gets the version that this code reads and writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Throws if the file is not a ledger that this code may write. Does not write to the file.</summary>
    /// <exception cref="PanelException">The file is another kind of database or a newer ledger.</exception>
    public static void Validate(LedgerConnection connection, string path)
    {
        var version = connection.Number("PRAGMA user_version");
        if (connection.Number("PRAGMA application_id") != ApplicationId
            && (version != 0 || connection.Number("SELECT count(*) FROM sqlite_master") != 0))
            throw LedgerFault.Of(path, "is not an order ledger but another program's database. It was not changed: use another file.");
        if (version > Version)
            throw LedgerFault.Of(
                path, $"was written by a newer version of this module (schema {version}; this version supports {Version}). "
                    + "It was not changed: update the module.");
    }

    /// <summary>Reads the identity of the ledger, which its copies share; null in a ledger of an earlier version.</summary>
    public static string? IdentityOf(LedgerConnection connection) =>
        connection.Number("PRAGMA user_version") < 3 ? null : (string?)connection.Scalar("SELECT id FROM ledger");

    /// <summary>Updates the tables in one transaction: all steps or none.</summary>
    public static void Migrate(LedgerConnection connection)
    {
        if (connection.Number("PRAGMA user_version") == Version) return;
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have updated the tables already.
            for (var version = connection.Number("PRAGMA user_version"); version < Version; version++) Steps[version](connection);
            connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
            connection.Execute("COMMIT");
        }
        catch
        {
            connection.TryUndo();
            throw;
        }
    }
}
