namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Step 3: the file remembers what measures need, which is the highest charge of an order, the time of its end, the time at which it was
/// first seen in each status, the outcome of each refill, and balances. It also gets an identity, by which another ledger is told from it.
/// </summary>
/// <remarks>
/// Triggers write the statuses, so that no statement can forget them, not even one of a process with an earlier version that still has the
/// file open. The earlier version kept the last status and the last refill of an order, which are the first ones here.
/// </remarks>
internal static class HistoryStep
{
    public const string Tables =
        """
        CREATE TABLE ledger (id TEXT NOT NULL) STRICT;
        INSERT INTO ledger VALUES (lower(hex(randomblob(16))));
        ALTER TABLE orders ADD COLUMN highest_charge TEXT;
        ALTER TABLE orders ADD COLUMN finished_at INTEGER;
        CREATE TABLE order_statuses (
            order_seq INTEGER NOT NULL,
            status TEXT NOT NULL COLLATE NOCASE,
            first_at INTEGER NOT NULL,
            PRIMARY KEY (order_seq, status)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE refills (
            id INTEGER PRIMARY KEY,
            order_seq INTEGER NOT NULL,
            refill_id INTEGER,
            asked_at INTEGER NOT NULL,
            status TEXT,
            status_at INTEGER,
            is_refused INTEGER NOT NULL DEFAULT 0,
            reason TEXT,
            UNIQUE (order_seq, refill_id)
        ) STRICT;
        CREATE INDEX refills_by_id ON refills (refill_id) WHERE refill_id IS NOT NULL;
        CREATE TABLE balances (
            account INTEGER NOT NULL REFERENCES accounts (id),
            hour INTEGER NOT NULL,
            currency TEXT NOT NULL,
            read_at INTEGER NOT NULL,
            balance TEXT NOT NULL,
            PRIMARY KEY (account, hour, currency)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX orders_without_currency ON orders (account) WHERE currency IS NULL;
        UPDATE orders SET highest_charge = charge, finished_at = iif(is_final = 1, status_at, NULL) WHERE status IS NOT NULL;
        INSERT INTO order_statuses SELECT seq, status, status_at FROM orders WHERE status IS NOT NULL AND status_at IS NOT NULL;
        INSERT INTO refills (order_seq, refill_id, asked_at)
            SELECT seq, refill_id, refill_at FROM orders WHERE refill_id IS NOT NULL AND refill_at IS NOT NULL;
        CREATE TRIGGER order_imported AFTER INSERT ON orders WHEN NEW.status IS NOT NULL AND NEW.status_at IS NOT NULL
        BEGIN
            INSERT OR IGNORE INTO order_statuses VALUES (NEW.seq, NEW.status, NEW.status_at);
        END;
        CREATE TRIGGER order_status_changed AFTER UPDATE OF status ON orders
        WHEN NEW.status IS NOT OLD.status AND NEW.status IS NOT NULL AND NEW.status_at IS NOT NULL
        BEGIN
            INSERT OR IGNORE INTO order_statuses VALUES (NEW.seq, NEW.status, NEW.status_at);
        END;
        CREATE TRIGGER order_id_changed AFTER UPDATE OF order_id ON orders
        WHEN OLD.order_id IS NOT NULL AND NEW.order_id IS NOT OLD.order_id
        BEGIN
            DELETE FROM order_statuses WHERE order_seq = OLD.seq;
            DELETE FROM refills WHERE order_seq = OLD.seq;
        END;
        CREATE TRIGGER order_removed AFTER DELETE ON orders
        BEGIN
            DELETE FROM order_statuses WHERE order_seq = OLD.seq;
            DELETE FROM refills WHERE order_seq = OLD.seq;
        END;
        """;
}
