using System;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;

namespace SimpleSmm.Commands;

/// <summary>Reads the orders in the ledger, newest last. Does not send a request to the panel.</summary>
[Cmdlet(VerbsCommon.Get, "SmmOrder", DefaultParameterSetName = AllSet, HelpUri = HelpUri.Base + "Get-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed class GetSmmOrderCommand : PanelsCommand
{
    private const string AllSet = "All";
    private const string OrderIdSet = "OrderId";
    private const string ReferenceSet = "Reference";
    private int _left;

    /// <summary>
    /// Gets or sets the orders to read: the panel's ids, or objects with an id or a reference, which are read from the ledger of their own
    /// session. A session stands for all of its orders.
    /// </summary>
    [Parameter(ParameterSetName = OrderIdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    public PanelId[] OrderId { get; set; } = [];

    /// <summary>Gets or sets the references of the orders to read.</summary>
    [Parameter(ParameterSetName = ReferenceSet, Mandatory = true)]
    [AllowEmptyCollection]
    public string[] Reference { get; set; } = [];

    /// <summary>Gets or sets the outcome to filter by: Sending, Placed, Rejected or Unknown.</summary>
    [Parameter]
    public OrderOutcome? Outcome { get; set; }

    /// <summary>Gets or sets the last known status to filter by.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    /// <summary>Gets or sets the service to filter by.</summary>
    [Parameter]
    [Alias("Service")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public long? ServiceId { get; set; }

    /// <summary>Gets or sets the exact link to filter by.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Link { get; set; }

    /// <summary>Gets or sets the earliest time at which the orders were sent.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Gets or sets the time before which the orders were sent.</summary>
    [Parameter]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Gets or sets the maximum number of orders to write, starting with the oldest.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _left = First ?? int.MaxValue;
    }

    /// <summary>Writes the orders of one input object, or all orders.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == OrderIdSet)
        {
            foreach (var id in OrderId) Write(id);
            return;
        }

        foreach (var session in DefaultSessions)
        {
            if (ParameterSetName == AllSet) In(session, session.Name, ledger => Write(ledger, Query(null, null)));
            else foreach (var reference in Reference) WriteByReference(session, reference);
        }
    }

    private void Write(PanelId given)
    {
        try
        {
            foreach (var session in SessionsFor(given.Origin))
            {
                if (given.IsSession) In(session, session.Name, ledger => Write(ledger, Query(null, null)));
                else if (given.Number(IdKind.Order) is not > 0 && given.Reference is { } reference) WriteByReference(session, reference);
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

    private void WriteByReference(PanelSession session, string reference) =>
        In(session, reference, ledger => WriteAsked(ledger, Query(null, reference), $"the reference '{reference}'", reference));

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
            if (_left-- <= 0) break;
            CurrentSession.Mark(order);
            WriteObject(order);
        }

        return any;
    }

    private static bool Any(IOrderLedger? ledger, LedgerQuery query)
    {
        foreach (var _ in ledger?.Read(new LedgerQuery { OrderId = query.OrderId, Reference = query.Reference, First = 1 }) ?? []) return true;
        return false;
    }

    private LedgerQuery Query(long? orderId, string? reference) => new()
    {
        OrderId = orderId,
        Reference = reference,
        Outcome = Outcome,
        Status = Status,
        ServiceId = ServiceId,
        Link = Link,
        Since = Since,
        Before = Before,
        First = Math.Max(_left, 0),
    };
}
