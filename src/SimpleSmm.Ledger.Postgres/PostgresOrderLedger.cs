using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using SimpleSmm.Ledger.Queries;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <summary>Represents one panel's orders on a PostgreSQL server, which workers on several machines use at the same time.</summary>
public sealed partial class PostgresOrderLedger : IOrderLedger, IGroupLedger, IEntryTarget, IAnswerKeeper
{
    private const string AddAccount =
        "INSERT INTO accounts (uri, account_key, account) VALUES ($1, $2, $3::text) ON CONFLICT DO NOTHING";

    private const string FindAccount = "SELECT id FROM accounts WHERE uri = $1 AND account_key = $2";

    // A server that restarts is usually back by then.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ServerDatabase _database;
    private readonly ClaimStore _claims;
    private readonly OrderQueries _queries;
    private readonly OrderUpdates _updates;
    private readonly OrderMaintenance _maintenance;
    private readonly OrderMeasures _measures;
    private readonly EntryStore _entries;
    private readonly StatusCourse _statuses;

    private PostgresOrderLedger(ServerDatabase database, LedgerAccount panel)
    {
        _database = database;
        Panel = panel;
        var account = IdOf(database, panel);
        _claims = new ClaimStore(database, account, panel);
        _queries = new OrderQueries(database, account, panel.Session);
        _updates = new OrderUpdates(database, account);
        _maintenance = new OrderMaintenance(database, _claims, account);
        _measures = new OrderMeasures(database, account);
        _entries = new EntryStore(database, account);
        _statuses = new StatusCourse(database, account);
        _turns = new StatusTurns(database, account);
        _actions = new ActionClaims(database, account);
        _journal = new AnswerJournal(database.Name, panel);
        database.OnReconnected = RecordKept;
        database.Read(connection =>
        {
            RecordKept(connection);
            return true;
        });
    }

    /// <inheritdoc />
    public LedgerAccount Panel { get; }

    /// <summary>Opens a ledger for one panel, and makes its tables if they do not exist.</summary>
    /// <param name="connection">The connection text, without a password.</param>
    /// <param name="credential">The user and the password; null if the text or the environment has them.</param>
    /// <param name="panel">The panel account whose orders are kept.</param>
    /// <returns>The ledger.</returns>
    /// <exception cref="PanelException">The text is not valid (InvalidField), or the server cannot be used (LedgerUnavailable).</exception>
    public static PostgresOrderLedger Open(string connection, NetworkCredential? credential, LedgerAccount panel) =>
        Open(connection, credential, panel, Patience);

    internal static PostgresOrderLedger Open(string connection, NetworkCredential? credential, LedgerAccount panel, TimeSpan patience)
    {
        var database = new ServerDatabase(ServerAddress.Of(connection, credential), patience);
        try
        {
            database.Open();
            return new PostgresOrderLedger(database, panel);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void RunInTransaction(Action calls) => _database.Together(calls);

    IReadOnlyList<object?> IGroupLedger.Write(IReadOnlyList<LedgerStep> steps) => _claims.Write(steps);

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
    public void Release(LedgerClaim claim) => _claims.Release(claim);

    /// <inheritdoc />
    public Order? Find(string reference) => _database.Read(connection => _claims.Find(connection, reference)?.Order);

    /// <inheritdoc />
    public IEnumerable<Order> Read(LedgerQuery query)
    {
        _claims.GiveUpDead();
        foreach (var order in _queries.Read(query)) yield return order;
    }

    /// <inheritdoc />
    public IReadOnlyList<Order> ReadStartingWith(LedgerKey key, string prefix, int maximum) =>
        _queries.ReadStartingWith(key, prefix, maximum);

    /// <inheritdoc />
    public IEnumerable<UnfinishedOrder> ReadUnfinished() => _queries.ReadUnfinished();

    /// <inheritdoc />
    public void Record(IReadOnlyList<OrderStatus> statuses) => _updates.Record(statuses);

    /// <inheritdoc />
    public void Record(IReadOnlyList<Refill> refills) => _updates.Record(refills);

    /// <inheritdoc />
    public void Record(IReadOnlyList<Cancellation> cancellations) => _updates.Record(cancellations);

    /// <inheritdoc />
    public void Record(IReadOnlyList<RefillRefusal> refusals) => _updates.Record(refusals);

    /// <inheritdoc />
    public void Record(IReadOnlyList<RefillStatus> statuses) => _updates.Record(statuses);

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
        _maintenance.Resolve(reference, orderId, evenSettled, note);

    /// <inheritdoc />
    public Order Import(Order order) => _maintenance.Import(order);

    /// <inheritdoc />
    public void Remove(string reference, bool evenUnfinished, long? orderId = null) =>
        _maintenance.Remove(reference, evenUnfinished, orderId);

    /// <inheritdoc />
    public int RemoveFinished(DateTimeOffset before) => _maintenance.RemoveFinished(before);

    IReadOnlyList<bool> IEntryTarget.AddEntries(IReadOnlyList<LedgerEntry> entries) => _entries.Add(entries);

    void IEntryTarget.AddBalances(IReadOnlyList<BalanceReading> balances) => _entries.Add(balances);

    /// <summary>Closes the connection, which ends the claims of this worker.</summary>
    public void Dispose() => _database.Dispose();

    private static long IdOf(ServerDatabase database, LedgerAccount panel) => database.Read(connection =>
    {
        if (connection.Scalar(FindAccount, panel.Uri, panel.AccountKey) is null)
            connection.Run(AddAccount, panel.Uri, panel.AccountKey, panel.Account);
        return Convert.ToInt64(connection.Scalar(FindAccount, panel.Uri, panel.AccountKey), CultureInfo.InvariantCulture);
    });
}
