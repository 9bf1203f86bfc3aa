using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Placing;
using SimpleSmm.Wire;

namespace SimpleSmm;

/// <summary>
/// Places orders by the rules of <see cref="OrderPlacementOptions"/>, several at once. Each order goes through the same steps: its
/// reference, the catalog, its link, the budget, the confirmation, and sending. The first four are taken by one order at a time, so that
/// the results are the same as if the orders were sent one after the other. Thread-safe.
/// </summary>
/// <remarks>
/// Two orders on one link of one service, or with one reference, are never under way at once. Every order gets a
/// <see cref="PlacementResult"/>; only a cancellation is an exception.
/// </remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without AvailableWaitHandle owns no handle.")]
public sealed class OrderPlacement
{
    private readonly PanelClient _client;
    private readonly OrderPlacementOptions _options;
    private readonly Preparation _preparation = new();
    private readonly PlacementLedger? _ledger;
    private readonly PlacementCatalog _catalog;
    private readonly LinkPolicy _links;
    private readonly PlacementBudget _budget;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PlacementFailures _failures;
    private readonly int _limit;
    private volatile LedgeredOrders? _orders;
    private int _sending;

    /// <summary>Initializes the placing of orders at one panel. Nothing is sent yet.</summary>
    /// <param name="client">The client of the panel.</param>
    /// <param name="ledger">
    /// The ledger of the same account. Null to keep nothing: then an order must not have a reference, and only the panel knows which links
    /// have an unfinished order.
    /// </param>
    /// <param name="options">The rules; null for the defaults.</param>
    public OrderPlacement(PanelClient client, IOrderLedger? ledger, OrderPlacementOptions? options = null)
        : this(client, () => ledger, ledger is null ? null : () => ledger, options ?? new OrderPlacementOptions())
    {
    }

    internal OrderPlacement(
        PanelClient client, Func<IOrderLedger?> find, Func<IOrderLedger>? open, OrderPlacementOptions options,
        OrdersUnderWay? underWay = null)
    {
        UnderWay = underWay ?? new OrdersUnderWay();
        PanelClientOptions.CheckThrottleLimit(options.ThrottleLimit ?? 1);
        (_client, _options) = (client, options);
        _limit = options.ThrottleLimit ?? client.Options.ThrottleLimit;
        _failures = new PlacementFailures(options, _preparation);
        _ledger = open is null ? null : new PlacementLedger(find, open, _preparation, client.Options.Uri);
        _catalog = new PlacementCatalog(client, options, _preparation);
        _links = new LinkPolicy(client, _ledger, options);
        _budget = new PlacementBudget(client, options, _catalog, _ledger, _preparation);
    }

    /// <summary>Gets the catalog that orders are checked against; null until it is read.</summary>
    public ServiceCatalog? Catalog => _catalog.Catalog;

    /// <summary>
    /// Gets the error with which the panel refused the key or the account; null if it did not. Nothing more is sent after it, and it is the
    /// error of every later order.
    /// </summary>
    public PanelException? Fault => _failures.Fault;

    /// <summary>Gets the orders under way at the account, which several sessions may have.</summary>
    internal OrdersUnderWay UnderWay { get; }

    /// <summary>Gets the wait for a link that began last; null if no order is waiting.</summary>
    internal LinkWait? Waiting => _links.Waiting;

    /// <summary>Places many orders, as many at once as the throttle limit allows.</summary>
    /// <param name="orders">The orders. They are read as the results are read.</param>
    /// <param name="cancellation">
    /// Cancels everything under way at once. The outcome of an order that was being sent is then unknown.
    /// </param>
    /// <returns>One result per order, in their order.</returns>
    public async IAsyncEnumerable<PlacementResult> PlaceAsync(
        IEnumerable<OrderRequest> orders, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var underWay = new Queue<Task<PlacementResult>>();
        using var order = orders.GetEnumerator();
        ExceptionDispatchInfo? fault = null;
        while (MoveNext(order, ref fault))
        {
            underWay.Enqueue(await StartAsync(order.Current, cancellation).ConfigureAwait(false));
            while (underWay.Count > 0 && (underWay.Count >= _limit || underWay.Peek().IsCompleted))
                yield return await underWay.Dequeue().ConfigureAwait(false);
        }

        while (underWay.Count > 0) yield return await underWay.Dequeue().ConfigureAwait(false);
        fault?.Throw();
    }

    /// <summary>Places one order. It can be called again before it has ended.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellation">
    /// Cancels the call at once. The outcome of an order that was being sent is then unknown; an order of which no byte left is rejected.
    /// </param>
    /// <returns>The result.</returns>
    public async Task<PlacementResult> PlaceAsync(OrderRequest order, CancellationToken cancellation = default) =>
        await (await StartAsync(order, cancellation).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Takes the first four steps: whether the order is to be sent.</summary>
    internal async Task<AdmittedOrder> AdmitAsync(OrderRequest order, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await FindPlacedAsync(order, cancellation).ConfigureAwait(false) is { } before)
                return new AdmittedOrder(new PlacementResult(PlacementKind.Known, order, before));
            if (Fault is { } fault) return new AdmittedOrder(PlacementFailures.Refuse(order, fault));
            order = await _catalog.CompleteAsync(order, cancellation).ConfigureAwait(false);
            if (await FindDuplicateAsync(order, cancellation).ConfigureAwait(false) is { } duplicate)
                return new AdmittedOrder(_failures.Fail(order, duplicate));
            var share = await _budget.ReserveAsync(order, cancellation).ConfigureAwait(false);
            return new AdmittedOrder(order, share, UnderWay);
        }
        catch (PanelException e)
        {
            return new AdmittedOrder(_failures.Fail(order, e));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes the last two steps. The confirmation happens on the caller's thread, before this method returns.</summary>
    internal Task<PlacementResult> ConfirmAndSend(AdmittedOrder admitted, CancellationToken cancellation)
    {
        if (admitted.Result is null) Confirm(admitted);
        return admitted.Result is { } result ? Task.FromResult(result) : SendAsync(admitted, cancellation);
    }

    private void Confirm(AdmittedOrder admitted)
    {
        var isConfirmed = false;
        try
        {
            isConfirmed = _options.Confirm?.Invoke(admitted.Request) ?? true;
        }
        finally
        {
            if (_options.IsDryRun) admitted.Withdraw(PlacementKind.Planned);
            else if (!isConfirmed) admitted.Withdraw(PlacementKind.Declined);
        }

        if (_options.IsDryRun) _ledger?.Plan(admitted.Request);
    }

    private async Task<Task<PlacementResult>> StartAsync(OrderRequest order, CancellationToken cancellation) =>
        ConfirmAndSend(await AdmitAsync(order, cancellation).ConfigureAwait(false), cancellation);

    // The reference is checked first, because a repeated run needs neither the panel nor its catalog.
    private async Task<Order?> FindPlacedAsync(OrderRequest order, CancellationToken cancellation)
    {
        if (order.Reference is not { } reference) return null;
        if (_ledger is null) throw PlacementFailures.NoLedger(order);
        OrderReference.Validate(reference);
        await UnderWay.WithReference(reference).OrCanceled(cancellation).ConfigureAwait(false);
        return await _ledger.LookAsync(ledger => LedgeredOrders.FindPlaced(ledger, order)).ConfigureAwait(false);
    }

    // With Wait, the order waits when it is sent, so that orders on other links do not wait with it.
    private async Task<PanelException?> FindDuplicateAsync(OrderRequest order, CancellationToken cancellation)
    {
        if (_options.OnDuplicateLink is null or DuplicateLinkAction.Wait) return null;
        await UnderWay.OnLink(order).OrCanceled(cancellation).ConfigureAwait(false);
        return await _links.FindActiveAsync(order).ConfigureAwait(false) is { } other ? ActiveOrders.Duplicate(other) : null;
    }

    private async Task<PlacementResult> SendAsync(AdmittedOrder admitted, CancellationToken cancellation)
    {
        var order = admitted.Request;
        var hasRoom = Interlocked.Increment(ref _sending) < _limit;
        try
        {
            await admitted.LinkIsFree.OrCanceled(cancellation).ConfigureAwait(false);
            if (Fault is { } fault)
            {
                admitted.Release();
                return PlacementFailures.Refuse(order, fault);
            }

            var placed = await _links.SendAsync(order, () => SendOnceAsync(order, hasRoom, cancellation), cancellation)
                .ConfigureAwait(false);
            if (placed.AlreadyPlaced) admitted.Release();
            return new PlacementResult(placed.AlreadyPlaced ? PlacementKind.Known : PlacementKind.Placed, order, placed);
        }
        catch (PanelException e)
        {
            var result = _failures.Fail(order, e);
            if (result.Kind is PlacementKind.Rejected or PlacementKind.Skipped) admitted.Release();
            return result;
        }
        catch (CanceledUnsentException)
        {
            admitted.Release();
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _sending);
            admitted.End();
        }
    }

    private async Task<Order> SendOnceAsync(OrderRequest order, bool isFollowed, CancellationToken cancellation)
    {
        if (_ledger is null) return await _client.AddOrderAsync(order, cancellation).ConfigureAwait(false);
        _orders ??= new LedgeredOrders(
            _client, await _ledger.OpenAsync().ConfigureAwait(false), _options.Currency ?? _budget.Currency);
        return await _orders.PlaceOneAsync(order, isFollowed, cancellation).ConfigureAwait(false);
    }

    // If the orders end in an exception, the results of those that were sent come first.
    private static bool MoveNext(IEnumerator<OrderRequest> orders, ref ExceptionDispatchInfo? fault)
    {
        try
        {
            return orders.MoveNext();
        }
        catch (Exception e)
        {
            fault = ExceptionDispatchInfo.Capture(e);
            return false;
        }
    }
}
