using System;
using System.Collections.Generic;
using System.IO;
using SimpleSmm.Ledger.Owners;
using SimpleSmm.Ledger.Queries;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <summary>
/// Represents one panel's orders in a SQLite file. Other panels, sessions and processes may use the file at the same time.
/// </summary>
public sealed class SqliteOrderLedger : IOrderLedger, IEntryTarget
{
    private readonly LedgerDatabase _database;
    private readonly ClaimStore _claims;
    private readonly OrderQueries _pages;
    private readonly OrderPrefixQueries _prefixes;
    private readonly OrderUpdates _writeBacks;
    private readonly OrderResolution _resolution;
    private readonly LedgerMaintenance _housekeeping;
    private readonly OrderMeasures _measures;
    private readonly StatusCourse _statuses;

    private SqliteOrderLedger(LedgerDatabase database, LedgerAccount panel)
    {
        _database = database;
        Panel = panel;
        var id = AccountTable.Find(database, panel);
        _claims = new ClaimStore(database, id, panel);
        _pages = new OrderQueries(database, id, panel.Session);
        _prefixes = new OrderPrefixQueries(database, id, panel.Session);
        _writeBacks = new OrderUpdates(database, id);
        _resolution = new OrderResolution(database, _claims, id);
        _housekeeping = new LedgerMaintenance(database, _claims, id, panel.Session);
        _measures = new OrderMeasures(database, id);
        Entries = new EntryStore(database, _claims, id);
        _statuses = new StatusCourse(database, id);
    }

    /// <inheritdoc />
    public LedgerAccount Panel { get; }

    internal EntryStore Entries { get; }

    /// <summary>Opens a ledger for one panel, and creates the file if it does not exist.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="panel">The panel account whose orders are kept.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="PanelException">
    /// The ledger cannot be opened (<see cref="PanelErrorCode.LedgerUnavailable"/>); the file is unchanged.
    /// </exception>
    public static SqliteOrderLedger Open(string path, LedgerAccount panel) => Open(path, panel, new LedgerSettings());

    internal static SqliteOrderLedger Open(string path, LedgerAccount panel, LedgerSettings settings)
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
    public void RunInTransaction(Action calls) => _database.Together(calls);

    /// <inheritdoc />
    public LedgerClaim Claim(OrderRequest order, string reference, string? currency = null) =>
        _claims.Claim(order, reference, currency);

    /// <inheritdoc />
    public LedgerClaim? Peek(OrderRequest order, string reference) => _claims.Peek(order, reference);

    /// <inheritdoc />
    public bool Renew(LedgerClaim claim) => _claims.Renew(claim);

    /// <inheritdoc />
    public Order SettlePlaced(LedgerClaim claim, Order placed) => _claims.SettlePlaced(claim, placed);

    /// <inheritdoc />
    public void SettleRejected(LedgerClaim claim, string reason) => _claims.SettleAs(claim, OrderOutcome.Rejected, reason);

    /// <inheritdoc />
    public void SettleUnknown(LedgerClaim claim, string reason) => _claims.SettleAs(claim, OrderOutcome.Unknown, reason);

    /// <inheritdoc />
    public void Release(LedgerClaim claim) => ClaimOwner.End(claim.Token);

    /// <inheritdoc />
    public Order? Find(string reference) => _database.Read(connection => _claims.Find(connection, reference)?.Order);

    /// <inheritdoc />
    public IEnumerable<Order> Read(LedgerQuery query)
    {
        _claims.GiveUpDead();
        foreach (var order in _pages.Read(query)) yield return order;
    }

    /// <inheritdoc />
    public IReadOnlyList<Order> ReadStartingWith(LedgerKey key, string prefix, int maximum) => _prefixes.Read(key, prefix, maximum);

    /// <inheritdoc />
    public IEnumerable<UnfinishedOrder> ReadUnfinished() => _pages.ReadUnfinished();

    /// <inheritdoc />
    public void Record(IReadOnlyList<OrderStatus> statuses) => _writeBacks.Record(statuses);

    /// <inheritdoc />
    public void Record(IReadOnlyList<Refill> refills) => _writeBacks.Record(refills);

    /// <inheritdoc />
    public void Record(IReadOnlyList<Cancellation> cancellations) => _writeBacks.Record(cancellations);

    /// <inheritdoc />
    public void Record(IReadOnlyList<RefillRefusal> refusals) => _writeBacks.Record(refusals);

    /// <inheritdoc />
    public void Record(IReadOnlyList<RefillStatus> statuses) => _writeBacks.Record(statuses);

    /// <inheritdoc />
    public void Record(AccountBalance balance) => _measures.Record(balance);

    /// <inheritdoc />
    public IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query)
    {
        _claims.GiveUpDead();
        return _measures.Measure(query);
    }

    /// <inheritdoc />
    public IReadOnlyList<StatusChange> CountStatusChanges(OrderMeasureQuery query)
    {
        _claims.GiveUpDead();
        return _statuses.Count(query);
    }

    /// <inheritdoc />
    public IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since) => _measures.ReadBalances(since);

    /// <inheritdoc />
    public Order Resolve(string reference, long? orderId, bool evenSettled = false, string? note = null) =>
        _resolution.Resolve(reference, orderId, evenSettled, note);

    /// <inheritdoc />
    public Order Import(Order order) => _housekeeping.Import(order);

    /// <inheritdoc />
    public void Remove(string reference, bool evenUnfinished, long? orderId = null) =>
        _housekeeping.Remove(reference, evenUnfinished, orderId);

    /// <inheritdoc />
    public int RemoveFinished(DateTimeOffset before) => _housekeeping.RemoveFinished(before);

    IReadOnlyList<bool> IEntryTarget.AddEntries(IReadOnlyList<LedgerEntry> entries) => Entries.Add(entries);

    void IEntryTarget.AddBalances(IReadOnlyList<BalanceReading> balances) => Entries.Add(balances);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _database.Dispose();
}
