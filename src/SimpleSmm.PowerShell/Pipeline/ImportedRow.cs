using System;
using SimpleSmm.Ledger;

namespace SimpleSmm.Pipeline;

/// <summary>Represents a row of Import-SmmOrder: the order to import, and then the imported one or its error.</summary>
internal sealed class ImportedRow
{
    private readonly PanelSession? _session;

    public ImportedRow(Order order, IOrderLedger ledger, PanelSession session) =>
        (Order, Target, Ledger, _session) = (order, order.OrderId!.Value, ledger, session);

    /// <summary>Initializes a row that cannot be imported.</summary>
    public ImportedRow(PanelException error, object target) => (Error, Target) = (error, target);

    /// <summary>Gets the order; the imported one after <see cref="Import"/>.</summary>
    public Order? Order { get; private set; }

    /// <summary>Gets or sets the error; null if the order was imported.</summary>
    public PanelException? Error { get; set; }

    /// <summary>Gets the target of the error.</summary>
    public object Target { get; }

    /// <summary>Gets the ledger; null for a row that cannot be imported.</summary>
    public IOrderLedger? Ledger { get; }

    /// <summary>Imports the order, or keeps the error. It never throws.</summary>
    public void Import()
    {
        try
        {
            Order = Ledger!.Import(Order!);
            _session!.Mark(Order);
        }
        catch (Exception e)
        {
            Error = LedgerCall.FailureOf(e);
        }
    }
}
