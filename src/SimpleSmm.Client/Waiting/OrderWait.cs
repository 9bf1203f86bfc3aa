using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Orders;
using SimpleSmm.Waiting;

namespace SimpleSmm;

/// <summary>
/// Waits for orders, looking at those that are not over yet, 100 a request, the younger ones more often (<see cref="OrderWaitOptions"/>).
/// A panel that cannot be reached is asked again at the next round. An order that the panel knows nothing of three times in a row is given
/// up: just after it was placed that may happen (docs/panel-api.md#newly-placed-orders). One thread uses it, but for
/// <see cref="NextLook"/>.
/// </summary>
public sealed class OrderWait
{
    private const int MostMisses = 3;

    private readonly PanelClient _client;
    private readonly OrderWaitOptions _options;
    private readonly PollingPlan _plan;
    private readonly HashSet<string>? _until;
    private readonly Dictionary<long, WaitedOrder> _orders = [];
    private SharedPolling? _sharing;
    private long _nextLook;

    /// <summary>Initializes a wait. Nothing is sent yet.</summary>
    /// <param name="client">The client that reads the statuses.</param>
    /// <param name="options">The timeout and the polling interval; null for the defaults.</param>
    /// <exception cref="PanelException">An option is not valid (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public OrderWait(PanelClient client, OrderWaitOptions? options = null)
    {
        _client = client;
        _options = options ?? new OrderWaitOptions();
        _options.Validate();
        _plan = new PollingPlan(_options.PollingInterval, client.Options.NoMultiStatus ? 1 : client.Options.ChunkSize);
        if (_options.Until is null) return;
        _until = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var status in _options.Until) _until.Add(KnownStatuses.Parse(status).Name);
    }

    /// <summary>Gets the number of orders that are still waited for.</summary>
    public int Count => _orders.Count;

    /// <summary>When the next look is taken, in UTC; the past while one is. Any thread may read it.</summary>
    public DateTimeOffset NextLook => new(Interlocked.Read(ref _nextLook), TimeSpan.Zero);

    /// <summary>Adds an order to wait for. Call it only before <see cref="RunAsync"/>.</summary>
    /// <param name="orderId">The panel's id of the order.</param>
    /// <param name="placedAt">The time at which it was placed; null for now.</param>
    /// <returns>False if the order was added before.</returns>
    public bool Add(long orderId, DateTimeOffset? placedAt = null) =>
        Add(new WaitedOrder(orderId, placedAt ?? _options.Now(), _orders.Count));

    /// <summary>Adds an order that other workers may wait for, too. Each of its statuses is read by one of them.</summary>
    /// <param name="order">The order.</param>
    /// <param name="ledger">The ledger that divides the reading. It is the same one for every order of a wait.</param>
    /// <returns>False if the order was added before.</returns>
    public bool Add(UnfinishedOrder order, ISharedStatuses ledger)
    {
        _sharing ??= new SharedPolling(ledger, StatusRound.BlockOf(_client.Options, _options.ThrottleLimit), _client, _options.Now);
        return Add(new WaitedOrder(order.OrderId, order.PlacedAt, _orders.Count) { IsShared = true });
    }

    /// <summary>Polls until the wait for every order has ended.</summary>
    /// <param name="cancellation">Cancels the wait at once.</param>
    /// <returns>Every status that is read. Exactly one result per order says that the wait for it is over.</returns>
    public async IAsyncEnumerable<OrderWaitResult> RunAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var deadline = _options.Timeout is { } timeout ? _options.Now() + timeout : DateTimeOffset.MaxValue;
        while (_orders.Count > 0)
        {
            var next = PollingPlan.Next(_orders.Values);
            if (deadline < next) next = deadline;
            Interlocked.Exchange(ref _nextLook, next.UtcTicks);
            var wait = next - _options.Now();
            if (wait > TimeSpan.Zero) await _options.Delay(wait, cancellation).ConfigureAwait(false);

            var now = _options.Now();
            var round = now < deadline ? _plan.Take(_orders.Values, now) : [.. _orders.Values];
            var failed = new List<PanelException>();
            await foreach (var look in LookAsync(round, now, failed, cancellation).ConfigureAwait(false))
            {
                if (look.IsOver) _orders.Remove(look.OrderId);
                if (look.IsOver || look.Status is not null) yield return look;
            }

            if (failed.Count > 0) Tell(failed, round.Count);
            if (now < deadline) continue;
            foreach (var order in _orders.Values) yield return new OrderWaitResult(order.Id, null, TooLong(order), IsOver: true);
            _orders.Clear();
        }
    }

    private bool Add(WaitedOrder order)
    {
        if (_orders.ContainsKey(order.Id)) return false;
        _orders.Add(order.Id, order);
        return true;
    }

    private async IAsyncEnumerable<OrderWaitResult> LookAsync(
        List<WaitedOrder> round, DateTimeOffset now, List<PanelException> failed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var own = _sharing is null ? round : round.FindAll(order => !order.IsShared);
        await foreach (var look in AskAsync(own.ConvertAll(order => order.Id), now, failed, cancellation).ConfigureAwait(false))
            yield return look;
        if (_sharing is null) yield break;

        var due = new Queue<WaitedOrder>(round.FindAll(order => order.IsShared));
        while (due.Count > 0)
        {
            var (mine, known) = await _sharing.TakeAsync(due, _plan).ConfigureAwait(false);
            foreach (var status in known)
            {
                (_orders[status.OrderId].LastStatus, _orders[status.OrderId].LastError) = (status.Status, null);
                yield return new OrderWaitResult(status.OrderId, status, null, IsWanted(status)) { IsFromLedger = true };
            }

            try
            {
                await foreach (var look in AskAsync(mine, now, failed, cancellation).ConfigureAwait(false))
                {
                    _sharing.Asked(look);
                    yield return look;
                }
            }
            finally
            {
                await _sharing.GiveBackAsync().ConfigureAwait(false);
            }
        }
    }

    private async IAsyncEnumerable<OrderWaitResult> AskAsync(
        List<long> ids, DateTimeOffset now, List<PanelException> failed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var outcomes = _client.GetOrderStatusesAsync(ids, _options.ThrottleLimit, cancellation);
        await foreach (var outcome in outcomes.ConfigureAwait(false)) yield return Judge(_orders[outcome.Id], outcome, now, failed);
    }

    private bool IsWanted(OrderStatus status) => status.IsFinal || _until?.Contains(status.Status) == true;

    private OrderWaitResult Judge(WaitedOrder order, IdOutcome<OrderStatus> outcome, DateTimeOffset now, List<PanelException> failed)
    {
        _plan.Postpone(order, now);
        order.LastError = outcome.Error;
        if (outcome.Value is { } status)
        {
            order.Misses = 0;
            order.LastStatus = status.Status;
            return new OrderWaitResult(order.Id, status, null, IsWanted(status));
        }

        var isOver = IsHopeless(outcome.Error!) || (IsOfThisOrder(outcome.Error!) && ++order.Misses == MostMisses);
        if (!isOver) failed.Add(outcome.Error!);
        return new OrderWaitResult(order.Id, null, outcome.Error, isOver);
    }

    private static bool IsHopeless(PanelException error) => error.IsFatal
        || error.Code is PanelErrorCode.UnsupportedAction or PanelErrorCode.RedirectRefused or PanelErrorCode.InsecureUri;

    // The excluded errors concern the connection to the panel and may be gone in the next round.
    internal static bool IsOfThisOrder(PanelException error) => error.Code is not (
        PanelErrorCode.NetworkFailure or PanelErrorCode.RequestTimeout or PanelErrorCode.RateLimited or PanelErrorCode.ResponseInvalid);

    private void Tell(List<PanelException> failed, int asked) => _client.Tell(
        PanelEventLevel.Warning,
        $"The status of {failed.Count} of {asked} orders could not be read; the next round asks again. First error: {failed[0].Message}");

    private PanelException TooLong(WaitedOrder order)
    {
        var last = order.LastError is { } error ? error.Message : $"its status is '{order.LastStatus}'.";
        return new PanelException(
            PanelErrorCode.WaitTimeout,
            $"Order {order.Id} did not finish within {_options.Timeout!.Value.TotalSeconds:0.###} seconds: {last}",
            order.LastError);
    }
}
