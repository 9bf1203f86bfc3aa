using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;
using SimpleSmm.Waiting;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of orders, 100 per request. Without input it reads those of the ledger's unfinished orders.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrderStatus", HelpUri = HelpUri.Base + "Get-SmmOrderStatus.md")]
[OutputType(typeof(OrderStatus))]
public sealed class GetSmmOrderStatusCommand : BatchReader<OrderStatus>
{
    private readonly ConcurrentDictionary<PanelSession, StatusRound> _rounds = new();

    /// <summary>
    /// Gets or sets the orders to read: ids, or objects with an id, which are read from their own session. A session stands for its
    /// unfinished orders. Default: the orders in the ledger whose last known status is not final.
    /// </summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Order", "Id")]
    [KeepOrigin]
    [ValidateNotNull]
    public PanelId[]? OrderId { get; set; }

    /// <summary>
    /// Gets or sets how many seconds an unfinished order is left alone after another worker of a ledger on a server has read it.
    /// Default: 10.
    /// </summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(0.0, 86_400.0)]
    [Alias("RoundSec")]
    public double? RoundSeconds { get; set; }

    private protected override PanelId[]? Ids => OrderId;

    private protected override IdKind Kind => IdKind.Order;

    private protected override string Activity => "Reading order statuses";

    private protected override BatchPump<OrderStatus> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        session,
        client.OrderStatusBatch(ThrottleLimit, StopToken),
        new(this, session, (ledger, statuses) => Record(session, ledger, statuses), (_, errors) => RoundOf(session)?.Failed(errors)));

    private protected override IEnumerable<long> IdsOf(PanelSession session)
    {
        Use(session);
        if (FindLedger() is not { } ledger) yield break;
        if (ledger is ISharedStatuses shared)
        {
            var block = StatusRound.BlockOf(session.Client.Options, ThrottleLimit);
            var round = _rounds.GetOrAdd(session, _ => new StatusRound(shared, TimeSpan.FromSeconds(RoundSeconds ?? 10), block));
            foreach (var id in round.Take()) yield return id;
            WriteVerbose($"{round.Count} unfinished orders are this worker's part of the round.");
            yield break;
        }

        foreach (var order in ledger.ReadUnfinished()) yield return order.OrderId;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var round in _rounds.Values) round.Dispose();
        }

        base.Dispose(disposing);
    }

    private StatusRound? RoundOf(PanelSession session) => _rounds.TryGetValue(session, out var round) ? round : null;

    private void Record(PanelSession session, IOrderLedger ledger, IReadOnlyList<OrderStatus> statuses)
    {
        ledger.Record(statuses);
        RoundOf(session)?.Recorded(statuses);
    }
}
