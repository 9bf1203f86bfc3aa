using System;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Reads the orders in the ledger, newest last. Does not send a request to the panel.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrder", DefaultParameterSetName = AllSet, HelpUri = HelpUri.Base + "Get-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed class GetSmmOrderCommand : OrdersCommand
{
    private const string AllSet = "All";
    private const string OrderIdSet = "OrderId";
    private const string ReferenceSet = "Reference";
    private readonly List<Order> _newest = [];

    // Patterns may overlap.
    private readonly HashSet<(PanelSession Session, string? Reference, long? OrderId)> _seen = [];
    private int _left;
    private OrderMeasureQuery _period = new();

    /// <summary>
    /// Gets or sets the orders to read: the panel's ids, or objects with an id or a reference, which are read from the ledger of their own
    /// session. A session stands for all of its orders.
    /// </summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(ParameterSetName = OrderIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    [KeepOrigin]
    public PanelId[] OrderId { get; set; } = [];

    /// <summary>Gets or sets the references of the orders to read. They may contain wildcards; case matters.</summary>
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [Parameter(ParameterSetName = ReferenceSet, Mandatory = true)]
    [NeverNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    [Keep(typeof(PlainText), IsList = true)]
    public PlainText[] Reference { get; set; } = [];

    /// <summary>Gets or sets the outcomes to filter by: Sending, Placed, Rejected, Unknown.</summary>
    [Parameter]
    [NeverNull]
    [ValidateNotNullOrEmpty]
    [ValidateSet(OrderOutcome.Sending, OrderOutcome.Placed, OrderOutcome.Rejected, OrderOutcome.Unknown)]
    public string[]? Outcome { get; set; }

    /// <summary>Gets or sets the last known statuses to filter by. They may contain wildcards.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Status { get; set; }

    /// <summary>Gets or sets the service to filter by.</summary>
    [Parameter]
    [NeverNull]
    [Alias("Service")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public long? ServiceId { get; set; }

    /// <summary>Gets or sets the exact link to filter by.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Link { get; set; }

    /// <summary>Gets or sets the maximum number of orders to write, starting with the oldest.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(0, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Gets or sets the maximum number of orders to write, counted from the newest. They are written oldest first.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(0, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _left = First ?? int.MaxValue;
        _period = Require(ReadPeriod);
    }

    /// <summary>Writes the orders of one input object, or all orders.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == OrderIdSet)
        {
            foreach (var id in PanelId.Each(OrderId, IdKind.Order)) Write(id);
            return;
        }

        foreach (var session in DefaultSessions)
        {
            if (ParameterSetName == AllSet) In(session, session.Name, ledger => Write(ledger, Query(null, null)));
            else foreach (var reference in Reference) WriteByReference(session, reference);
        }
    }

    /// <summary>Writes the newest orders.</summary>
    protected override void EndProcessing()
    {
        foreach (var order in _newest) WriteWithinFirst(order);
        base.EndProcessing();
    }

    private void Write(PanelId given)
    {
        try
        {
            foreach (var session in SessionsFor(given.Origin))
            {
                if (given.IsSession) In(session, session.Name, ledger => Write(ledger, Query(null, null)));
                else if (given.Number(IdKind.Order) is not > 0 && given.Reference is { } reference)
                    In(session, reference, ledger => WriteNamed(ledger, GlobPattern.Escape(reference), reference));
                else if (given.Read(IdKind.Order) is { } id) WriteById(session, id);
                else WriteVerbose("An order that does not have an order id was passed over.");
            }
        }
        catch (PanelException e)
        {
            Reject(e, given.Target(IdKind.Order));
        }
    }

    private void WriteById(PanelSession session, long id) =>
        In(session, id, ledger => WriteAsked(ledger, Query(id, null), $"the id {id}", id));

    private void WriteByReference(PanelSession session, PlainText given)
    {
        try
        {
            PlainText.Validate(given, "Reference");
            WriteByReference(session, given.Value ?? "");
        }
        catch (PanelException e)
        {
            Reject(e, given.ToString(), session);
        }
    }

    private void WriteByReference(PanelSession session, string reference) => In(session, reference, ledger =>
    {
        if (GlobPattern.IsPattern(reference)) Write(ledger, Query(null, reference));
        else WriteNamed(ledger, reference, reference);
    });

    private void WriteNamed(IOrderLedger? ledger, string pattern, string reference) =>
        WriteAsked(ledger, Query(null, pattern), $"the reference '{reference}'", reference);

    private void In(PanelSession session, object target, Action<IOrderLedger?> write)
    {
        Use(session);
        IOrderLedger? ledger;
        try
        {
            ledger = FindLedger();
        }
        catch (PanelException e)
        {
            Reject(e, target, session);
            return;
        }

        write(ledger);
    }

    // A caller that asks for a single order gets it or an error, unless another filter excludes it.
    private void WriteAsked(IOrderLedger? ledger, LedgerQuery query, string name, object target)
    {
        if (Write(ledger, query) || Any(ledger, query)) return;
        Report(
            new PanelException(
                PanelErrorCode.OrderNotFound, $"The ledger of session '{CurrentSession.Name}' does not contain an order with {name}."),
            target);
    }

    private bool Write(IOrderLedger? ledger, LedgerQuery query)
    {
        var any = false;
        foreach (var order in ledger?.Read(query) ?? [])
        {
            any = true;
            if (ParameterSetName == ReferenceSet && !_seen.Add((CurrentSession, order.Reference, order.OrderId))) continue;
            if (Last is null && _left <= 0) break;
            CurrentSession.Mark(order);
            if (Last is null) WriteWithinFirst(order);
            else KeepNewest(order);
        }

        return any;
    }

    // With several ids or references, the newest of all of them.
    private void KeepNewest(Order order)
    {
        var at = _newest.Count;
        while (at > 0 && _newest[at - 1].PlacedAt > order.PlacedAt) at--;
        _newest.Insert(at, order);
        if (_newest.Count > Last) _newest.RemoveAt(0);
    }

    private void WriteWithinFirst(Order order)
    {
        if (_left-- > 0) WriteObject(order);
    }

    private static bool Any(IOrderLedger? ledger, LedgerQuery query)
    {
        var first = new LedgerQuery { OrderId = query.OrderId, References = query.References, First = 1 };
        foreach (var _ in ledger?.Read(first) ?? []) return true;
        return false;
    }

    private LedgerQuery Query(long? orderId, string? reference) => new()
    {
        OrderId = orderId,
        References = reference is null ? null : [reference],
        Outcomes = Outcome,
        Statuses = Status,
        ServiceId = ServiceId,
        Link = Link,
        Since = _period.Since,
        Before = _period.Before,
        First = Last is null ? Math.Max(_left, 0) : null,
        Last = Last,
    };
}
