using System;
using System.Collections.Generic;
using System.IO;
using SimpleSmm.Ledger.Owners;
using SimpleSmm.Ledger.Queries;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <summary>One panel's orders in a SQLite file, which other panels, sessions and processes may use at the same time.</summary>
public sealed class SqliteOrderLedger : IOrderLedger
{
    private readonly LedgerDatabase _database;
    private readonly ClaimDesk _claims;
    private readonly OrderPages _pages;
    private readonly WriteBacks _writeBacks;
    private readonly Housekeeping _housekeeping;

    private SqliteOrderLedger(LedgerDatabase database, LedgerPanel panel)
    {
        _database = database;
        Panel = panel;
        var id = PanelRow.Find(database, panel);
        _claims = new ClaimDesk(database, id, panel.Session);
        _pages = new OrderPages(database, id, panel.Session);
        _writeBacks = new WriteBacks(database, id);
        _housekeeping = new Housekeeping(database, _claims, id);
    }

    /// <inheritdoc />
    public LedgerPanel Panel { get; }

    /// <summary>Opens a ledger for one panel, and makes it where there is none.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="panel">Whose orders to keep.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="PanelException">It cannot be opened (<see cref="PanelErrorCode.LedgerUnavailable"/>); the file is as it was.</exception>
    public static SqliteOrderLedger Open(string path, LedgerPanel panel) => Open(path, panel, new LedgerSettings());

    internal static SqliteOrderLedger Open(string path, LedgerPanel panel, LedgerSettings settings)
    {
        var database = LedgerDatabase.Open(Path.GetFullPath(path), settings);
        try
        {
            return new SqliteOrderLedger(database, panel);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public LedgerClaim Claim(OrderRequest order, string reference) => _claims.Claim(order, reference);

    /// <inheritdoc />
    public LedgerClaim? Look(OrderRequest order, string reference) => _claims.Look(order, reference);

    /// <inheritdoc />
    public Order SettlePlaced(LedgerClaim claim, Order placed) => _claims.SettlePlaced(claim, placed);

    /// <inheritdoc />
    public void SettleRejected(LedgerClaim claim, string reason) => _claims.SettleAs(claim, OrderState.Rejected, reason);

    /// <inheritdoc />
    public void SettleUnknown(LedgerClaim claim, string reason) => _claims.SettleAs(claim, OrderState.Unknown, reason);

    /// <inheritdoc />
    public void Leave(LedgerClaim claim) => ClaimOwner.End(claim.Token);

    /// <inheritdoc />
    public Order? Find(string reference) => _database.Read(connection => _claims.Find(connection, reference)?.Order);

    /// <inheritdoc />
    public IEnumerable<Order> Read(LedgerQuery query)
    {
        _claims.GiveUpDead();
        foreach (var order in _pages.Read(query)) yield return order;
    }

    /// <inheritdoc />
    public IEnumerable<UnfinishedOrder> ReadUnfinished() => _pages.ReadUnfinished();

    /// <inheritdoc />
    public void Remember(IReadOnlyList<OrderStatus> statuses) => _writeBacks.Remember(statuses);

    /// <inheritdoc />
    public void Remember(IReadOnlyList<Refill> refills) => _writeBacks.Remember(refills);

    /// <inheritdoc />
    public void Remember(IReadOnlyList<Cancellation> cancellations) => _writeBacks.Remember(cancellations);

    /// <inheritdoc />
    public Order Resolve(string reference, long? orderId) => _housekeeping.Resolve(reference, orderId);

    /// <inheritdoc />
    public Order Import(Order order) => _housekeeping.Import(order);

    /// <inheritdoc />
    public void Remove(string reference, bool evenUnfinished) => _housekeeping.Remove(reference, evenUnfinished);

    /// <inheritdoc />
    public int RemoveFinished(DateTimeOffset before) => _housekeeping.RemoveFinished(before);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();
}
