using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Account;
using SimpleSmm.Batching;
using SimpleSmm.Calls;
using SimpleSmm.Catalog;
using SimpleSmm.Orders;
using SimpleSmm.Wire;

namespace SimpleSmm;

/// <summary>
/// A panel that speaks the SMM panel API: one method for each documented action. Thread-safe. Every failure is a
/// <see cref="PanelException"/>; a canceled call is an <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class PanelClient : IDisposable
{
    private readonly CheckedCall _calls;
    private readonly KnownStatuses _statuses;

    /// <summary>Makes a client. Nothing is sent yet.</summary>
    /// <param name="options">Where the panel is, with which key, and how it is talked to.</param>
    /// <exception cref="PanelException">An option is wrong; the code tells which.</exception>
    public PanelClient(PanelClientOptions options)
    {
        options.Validate();
        Options = options;
        _calls = new CheckedCall(new PanelCall(options), null);
        _statuses = new KnownStatuses(options.FinalStatuses);
    }

    private PanelClient(PanelClient other, IPanelObserver observer)
    {
        Options = other.Options;
        _calls = new CheckedCall(other._calls.Session, observer);
        _statuses = other._statuses;
    }

    /// <summary>What the client was made with.</summary>
    internal PanelClientOptions Options { get; }

    /// <summary>
    /// Returns the same client with an observer. It shares the connections, so only the first client needs to be disposed of.
    /// </summary>
    /// <param name="listener">Told of what happens in calls made through the returned client.</param>
    /// <returns>A client for this listener.</returns>
    public PanelClient WithObserver(IPanelObserver listener) => new(this, listener);

    /// <summary>Reads all services (<c>services</c>).</summary>
    /// <param name="cancellation">Ends the call at once.</param>
    /// <returns>The catalog as it stands now.</returns>
    public Task<ServiceCatalog> GetServicesAsync(CancellationToken cancellation = default)
    {
        var request = new PanelRequest(PanelAction.Services);
        return _calls.AskAsync(
            request,
            (root, answer) => ServiceList.Read(root, e => _calls.Session.Judge(e, request, answer).ToException()),
            cancellation);
    }

    /// <summary>Places an order (<c>add</c>). It is sent at most once.</summary>
    /// <param name="order">The order; it is checked before it is sent.</param>
    /// <param name="cancellation">Ends the call at once. What was sent by then may have been carried out.</param>
    /// <returns>The order with the panel's id.</returns>
    /// <exception cref="OutcomeUnknownException">The order was sent, and its outcome is unknown.</exception>
    /// <exception cref="PanelException">It was refused, here or by the panel; nothing was spent.</exception>
    public async Task<Order> AddOrderAsync(OrderRequest order, CancellationToken cancellation = default)
    {
        Validate(order);
        await WaitForTurnAsync(cancellation).ConfigureAwait(false);
        return await AddOrderAsync(order, beforeSending: null, cancellation).ConfigureAwait(false);
    }

    /// <summary>Places an order that was validated and whose turn has come.</summary>
    /// <param name="order">The order.</param>
    /// <param name="beforeSending">Called at the last moment before each attempt. Where it throws, nothing is sent.</param>
    /// <param name="cancellation">Ends the call at once.</param>
    /// <exception cref="CanceledUnsentException">
    /// The call was canceled before a byte left, or after attempts that the panel did not take.
    /// </exception>
    internal async Task<Order> AddOrderAsync(OrderRequest order, Action? beforeSending, CancellationToken cancellation)
    {
        var request = new PanelRequest(PanelAction.Add) { BeforeSending = beforeSending };
        foreach (var field in OrderRequestFields.Of(order, Options.ListSeparator)) request.Add(field.Key, field.Value);
        var placedAt = DateTimeOffset.UtcNow;
        var id = await _calls.AskAsync(request, (root, _) => OrderReader.ReadId(root), cancellation, hasTurn: true).ConfigureAwait(false);
        return new Order(order, id, placedAt);
    }

    /// <summary>Waits until the pace and the panel allow one more request.</summary>
    internal bool HasTurn => _calls.Session.HasTurn;

    internal Task WaitForTurnAsync(CancellationToken cancellation) => _calls.Session.WaitForTurnAsync(cancellation);

    /// <summary>Reads one order's status (<c>status</c> with <c>order</c>).</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellation">Ends the call at once.</param>
    /// <returns>The status.</returns>
    public Task<OrderStatus> GetOrderStatusAsync(long orderId, CancellationToken cancellation = default) =>
        OneAsync(BatchActions.Status(_statuses), orderId, cancellation);

    /// <summary>Reads many orders' statuses (<c>status</c> with <c>orders</c>, 100 per request).</summary>
    /// <param name="ids">The ids. The first requests are sent at once, the others as the outcomes are read.</param>
    /// <param name="throttleLimit">How many requests may be under way at once; null for the client's own limit.</param>
    /// <param name="cancellation">Ends everything under way at once.</param>
    /// <returns>One outcome per id, in their order. It can be read once.</returns>
    public IAsyncEnumerable<IdOutcome<OrderStatus>> GetOrderStatusesAsync(
        IEnumerable<long> ids, int? throttleLimit = null, CancellationToken cancellation = default) =>
        new BatchRun<OrderStatus>(stop => OrderStatusBatch(throttleLimit, stop), ids, cancellation);

    /// <summary>Asks for the refill of one order (<c>refill</c> with <c>order</c>). It is sent at most once.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellation">Ends the call at once. What was sent by then may have been carried out.</param>
    /// <returns>The refill.</returns>
    public Task<Refill> RefillAsync(long orderId, CancellationToken cancellation = default) =>
        OneAsync(BatchActions.Refill, orderId, cancellation);

    /// <summary>
    /// Asks for the refills of many orders (<c>refill</c> with <c>orders</c>, 100 per request). Each order is sent at most once.
    /// </summary>
    /// <param name="ids">The ids. The first requests are sent at once, the others as the outcomes are read.</param>
    /// <param name="throttleLimit">How many requests may be under way at once; null for the client's own limit.</param>
    /// <param name="cancellation">Ends everything under way at once. What was sent by then may have been carried out.</param>
    /// <returns>One outcome per id, in their order; a repeated id is passed over. It can be read once.</returns>
    public IAsyncEnumerable<IdOutcome<Refill>> RefillAsync(
        IEnumerable<long> ids, int? throttleLimit = null, CancellationToken cancellation = default) =>
        new BatchRun<Refill>(stop => RefillBatch(throttleLimit, stop), ids, cancellation);

    /// <summary>Reads one refill's status (<c>refill_status</c> with <c>refill</c>).</summary>
    /// <param name="refillId">The refill.</param>
    /// <param name="cancellation">Ends the call at once.</param>
    /// <returns>The status.</returns>
    public Task<RefillStatus> GetRefillStatusAsync(long refillId, CancellationToken cancellation = default) =>
        OneAsync(BatchActions.RefillStatus(_statuses), refillId, cancellation);

    /// <summary>Reads many refills' statuses (<c>refill_status</c> with <c>refills</c>, 100 per request).</summary>
    /// <param name="ids">The ids. The first requests are sent at once, the others as the outcomes are read.</param>
    /// <param name="throttleLimit">How many requests may be under way at once; null for the client's own limit.</param>
    /// <param name="cancellation">Ends everything under way at once.</param>
    /// <returns>One outcome per id, in their order. It can be read once.</returns>
    public IAsyncEnumerable<IdOutcome<RefillStatus>> GetRefillStatusesAsync(
        IEnumerable<long> ids, int? throttleLimit = null, CancellationToken cancellation = default) =>
        new BatchRun<RefillStatus>(stop => RefillStatusBatch(throttleLimit, stop), ids, cancellation);

    /// <summary>Asks for the cancellation of one order (<c>cancel</c>). It is sent at most once.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellation">Ends the call at once. What was sent by then may have been carried out.</param>
    /// <returns>The cancellation.</returns>
    public Task<Cancellation> CancelAsync(long orderId, CancellationToken cancellation = default) =>
        OneAsync(CancelAction, orderId, cancellation);

    /// <summary>
    /// Asks for the cancellation of many orders (<c>cancel</c> with <c>orders</c>, 100 per request). Each order is sent at most once.
    /// </summary>
    /// <param name="ids">The ids. The first requests are sent at once, the others as the outcomes are read.</param>
    /// <param name="throttleLimit">How many requests may be under way at once; null for the client's own limit.</param>
    /// <param name="cancellation">Ends everything under way at once. What was sent by then may have been carried out.</param>
    /// <returns>One outcome per id, in their order; a repeated id is passed over. It can be read once.</returns>
    public IAsyncEnumerable<IdOutcome<Cancellation>> CancelAsync(
        IEnumerable<long> ids, int? throttleLimit = null, CancellationToken cancellation = default) =>
        new BatchRun<Cancellation>(stop => CancellationBatch(throttleLimit, stop), ids, cancellation);

    /// <summary>Reads the balance (<c>balance</c>). The only sound check of a key: some panels answer <c>services</c> to any.</summary>
    /// <param name="cancellation">Ends the call at once.</param>
    /// <returns>What is left on the account.</returns>
    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellation = default) =>
        AskAsync(new PanelRequest(PanelAction.Balance), BalanceReader.Read, cancellation);

    /// <summary>
    /// Carries out any action with any fields: the way out for what a panel adds to the documented ones. Errors are told from answers as
    /// everywhere, and the key is taken out of the answer.
    /// </summary>
    /// <param name="action">The action's name on the wire.</param>
    /// <param name="fields">The fields by name; <c>key</c> and <c>action</c> are the client's own.</param>
    /// <param name="idempotent">
    /// Whether carrying it out twice costs and changes nothing, so that it may be sent again after any fault. Otherwise it is sent at most
    /// once.
    /// </param>
    /// <param name="cancellation">Ends the call at once. What was sent by then may have been carried out.</param>
    /// <returns>The answer as it stands; it needs no disposal.</returns>
    /// <exception cref="OutcomeUnknownException">
    /// The request was sent, is not idempotent, and its outcome is unknown.
    /// </exception>
    /// <exception cref="PanelException">It was refused, here or by the panel.</exception>
    public Task<JsonElement> InvokeAsync(
        string action,
        IEnumerable<KeyValuePair<string, string>>? fields = null,
        bool idempotent = false,
        CancellationToken cancellation = default) =>
        AskAsync(PanelRequest.Of(action, fields ?? [], idempotent), root => root.Clone(), cancellation);

    // For the module, which adds ids as they arrive.
    internal Batch<OrderStatus> OrderStatusBatch(int? throttleLimit, CancellationToken cancellation) =>
        Batch(BatchActions.Status(_statuses), throttleLimit, cancellation, oneByOne: Options.NoMultiStatus);

    internal Batch<RefillStatus> RefillStatusBatch(int? throttleLimit, CancellationToken cancellation) =>
        Batch(BatchActions.RefillStatus(_statuses), throttleLimit, cancellation);

    internal Batch<Refill> RefillBatch(int? throttleLimit, CancellationToken cancellation) =>
        Batch(BatchActions.Refill, throttleLimit, cancellation);

    internal Batch<Cancellation> CancellationBatch(int? throttleLimit, CancellationToken cancellation) =>
        Batch(CancelAction, throttleLimit, cancellation, oneByOne: Options.CancelField == CancelField.Order);

    /// <summary>Lets a shared ledger decide which ids of a batch are sent by this worker.</summary>
    internal Batch<T> Share<T>(Batch<T> batch, Func<ISharedActions>? ledger, PanelAction action, bool evenUnknown)
        where T : class
    {
        if (ledger is not null) batch.Shared = new SharedAction<T>(ledger, action, evenUnknown, Observer);
        return batch;
    }

    /// <summary>Gets the observer of the calls; null if there is none.</summary>
    internal IPanelObserver? Observer => _calls.Observer;

    internal void Tell(PanelEventLevel level, string text) => _calls.Observer?.Notify(new(level, text));

    /// <summary>Closes the connections when no request runs. A later call opens new ones.</summary>
    internal void CloseConnections() => _calls.Session.CloseConnections();

    /// <summary>Closes the connections and forgets the key. Calls under way fail.</summary>
    public void Dispose() => _calls.Session.Dispose();

    /// <summary>Says of an order what can be said without a catalog, this panel's list separator included.</summary>
    /// <exception cref="PanelException">It makes no sense; the code names the field.</exception>
    internal void Validate(OrderRequest order)
    {
        order.Validate();
        OrderLists.Validate(order, Options.ListSeparator);
    }

    private BatchAction<Cancellation> CancelAction =>
        Options.CancelField == CancelField.Order ? BatchActions.CancelOne : BatchActions.Cancel;

    private Task<T> AskAsync<T>(PanelRequest request, Func<JsonElement, T> read, CancellationToken cancellation) =>
        _calls.AskAsync(request, (root, _) => read(root), cancellation);

    private async Task<T> OneAsync<T>(BatchAction<T> action, long id, CancellationToken cancellation)
        where T : class
    {
        var outcome = (await new BatchCall<T>(_calls, action).SendAsync([id], cancellation).ConfigureAwait(false))[0];
        return outcome.Value ?? throw outcome.Error!;
    }

    private Batch<T> Batch<T>(BatchAction<T> action, int? throttleLimit, CancellationToken cancellation, bool oneByOne = false)
        where T : class =>
        new(
            new BatchCall<T>(_calls, action),
            oneByOne || !(action.Action.Writes || _calls.Session.Lists.TakesLists(action.Action)) ? 1 : Options.ChunkSize,
            PanelClientOptions.CheckThrottleLimit(throttleLimit ?? Options.ThrottleLimit),
            cancellation);
}
