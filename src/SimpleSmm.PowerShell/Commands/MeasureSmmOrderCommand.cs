using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Measures;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Adds up orders: those of the pipeline, otherwise those of the ledger.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SmmOrder", HelpUri = HelpUri.Base + "Measure-SmmOrder.md")]
[OutputType(typeof(OrderMeasure))]
public sealed class MeasureSmmOrderCommand : PanelsCommand
{
    private readonly Dictionary<PanelSession, Dictionary<long, string>> _categories = [];
    private OrderMeasurement? _measurement;

    /// <summary>Gets or sets what the orders of a row have in common. Default: only the currency.</summary>
    [Parameter(Position = 0)]
    [NeverNull]
    [AllowEmptyCollection]
    public MeasureGroup[] By { get; set; } = [];

    /// <summary>Gets or sets the orders to add up. Default: the orders of the ledger.</summary>
    [Parameter(ValueFromPipeline = true)]
    [NeverNull]
    [AllowEmptyCollection]
    public Order[]? Order { get; set; }

    /// <summary>Gets or sets the earliest time at which the orders were sent.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(Moment))]
    public Moment? Since { get; set; }

    /// <summary>Gets or sets the time before which the orders were sent.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(Moment))]
    public Moment? Before { get; set; }

    /// <summary>Gets or sets a CSV file of the prices at which services are sold: ServiceId, Rate and, if wanted, Session.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PriceFile { get; set; }

    private bool HasInput => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Order));

    private bool NeedsCatalog => Array.IndexOf(By, MeasureGroup.Category) >= 0;

    /// <summary>Reads the parameters and the prices, and resolves the sessions.</summary>
    protected override void BeginProcessing()
    {
        // Orders that are there already need a session only to find their categories.
        if (!HasInput || NeedsCatalog || Session is not null) base.BeginProcessing();
        var query = new OrderMeasureQuery
        {
            Groups = By, Since = Require(() => Since?.Read("-Since date")), Before = Require(() => Before?.Read("-Before date")),
        };
        var prices = PriceFile is { } path
            ? Require(() => Await(Measures.PriceFile.ReadAsync(FilePath.Of(this, path, "-PriceFile"))), PriceFile)
            : null;
        _measurement = new OrderMeasurement(query, prices);
    }

    /// <summary>Adds orders of the pipeline.</summary>
    protected override void ProcessRecord()
    {
        foreach (var order in Order ?? []) Add(order);
    }

    /// <summary>Writes the rows.</summary>
    protected override void EndProcessing()
    {
        if (!HasInput) foreach (var session in DefaultSessions) AddLedger(session);
        foreach (var row in _measurement!.ToRows()) WriteObject(row);
    }

    private void Add(Order order)
    {
        try
        {
            if (order.Session is { } name && (NeedsCatalog || Session is not null))
                UseSessionOf(new SessionReference(name, order.Panel));
            _measurement!.Add(order, NeedsCatalog ? Categories() : null);
        }
        catch (PanelException e)
        {
            Reject(e, order.Reference ?? (object?)order.OrderId);
        }
    }

    private void AddLedger(PanelSession session)
    {
        try
        {
            Use(session);
            if (FindLedger() is not { } ledger) return;
            var categories = NeedsCatalog ? Categories() : null;
            Await(Task.Run(() =>
            {
                _measurement!.Add(ledger, categories);
                return true;
            }));
        }
        catch (PanelException e)
        {
            Reject(e, session.Name, session);
        }
    }

    // A service that the panel no longer sells does not have a category.
    private Func<long, string?> Categories()
    {
        if (!_categories.TryGetValue(CurrentSession, out var categories))
        {
            _categories.Add(CurrentSession, categories = []);
            foreach (var service in (CurrentSession.Catalog ?? ReadCatalog()).Services) categories[service.ServiceId] = service.Category;
        }

        return id => categories.TryGetValue(id, out var category) ? category : null;
    }
}
