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
    public bool Add(long orderId, DateTimeOffset? placedAt = null)
    {
        if (_orders.ContainsKey(orderId)) return false;
        _orders.Add(orderId, new WaitedOrder(orderId, placedAt ?? _options.Now(), _orders.Count));
        return true;
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
            var looks = _client.GetOrderStatusesAsync(round.ConvertAll(order => order.Id), _options.ThrottleLimit, cancellation);
            await foreach (var outcome in looks.ConfigureAwait(false))
            {
                var look = Judge(_orders[outcome.Id], outcome, now, failed);
                if (look.IsOver) _orders.Remove(look.OrderId);
                if (look.IsOver || look.Status is not null) yield return look;
            }

            if (failed.Count > 0) Tell(failed, round.Count);
            if (now < deadline) continue;
            foreach (var order in _orders.Values) yield return new OrderWaitResult(order.Id, null, TooLong(order), IsOver: true);
            _orders.Clear();
        }
    }

    private OrderWaitResult Judge(WaitedOrder order, IdOutcome<OrderStatus> outcome, DateTimeOffset now, List<PanelException> failed)
    {
        _plan.Postpone(order, now);
        order.LastError = outcome.Error;
        if (outcome.Value is { } status)
        {
            order.Misses = 0;
            order.LastStatus = status.Status;
            return new OrderWaitResult(order.Id, status, null, status.IsFinal || _until?.Contains(status.Status) == true);
        }

        var isOver = IsHopeless(outcome.Error!) || (IsOfThisOrder(outcome.Error!) && ++order.Misses == MostMisses);
        if (!isOver) failed.Add(outcome.Error!);
        return new OrderWaitResult(order.Id, null, outcome.Error, isOver);
    }

    private static bool IsHopeless(PanelException error) => error.IsFatal
        || error.Code is PanelErrorCode.UnsupportedAction or PanelErrorCode.RedirectRefused or PanelErrorCode.InsecureUri;

    // The excluded errors concern the connection to the panel and may be gone in the next round.
    private static bool IsOfThisOrder(PanelException error) => error.Code is not (
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
