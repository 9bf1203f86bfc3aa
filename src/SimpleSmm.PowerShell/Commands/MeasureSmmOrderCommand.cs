using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Measures;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Adds up orders: those of the pipeline, otherwise those of the ledger.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SmmOrder", HelpUri = HelpUri.Base + "Measure-SmmOrder.md")]
[OutputType(typeof(OrderMeasure))]
public sealed class MeasureSmmOrderCommand : OrdersCommand
{
    private readonly Dictionary<PanelSession, Dictionary<long, string>> _categories = [];
    private OrderMeasurement? _measurement;
    private bool _hasSessions;

    /// <summary>Gets or sets what the orders of a row have in common. Default: only the currency.</summary>
    [Parameter(Position = 0)]
    [NeverNull]
    [AllowEmptyCollection]
    public MeasureGroup[] By { get; set; } = [];

    /// <summary>
    /// Gets or sets the orders to add up, or sessions, each of which stands for the orders of its ledger. Default: the orders of the
    /// ledger.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [NeverNull]
    [AllowEmptyCollection]
    public PSObject[]? Order { get; set; }

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
        if (!HasInput || NeedsCatalog || Session is not null) BeginWithSessions();
        var query = Require(ReadPeriod) with { Groups = By };
        var prices = PriceFile is { } path
            ? Require(() => Await(Measures.PriceFile.ReadAsync(FilePath.Of(this, path, "-PriceFile"))), PriceFile)
            : null;
        _measurement = new OrderMeasurement(query, prices);
    }

    /// <summary>Adds orders of the pipeline, or those of its sessions.</summary>
    protected override void ProcessRecord()
    {
        foreach (var given in Order ?? [])
        {
            if (given.BaseObject is PanelSession session) AddSession(session);
            else if (LanguagePrimitives.TryConvertTo<Order>(given, CultureInfo.InvariantCulture, out var order)) Add(order);
            else Reject(NotAnOrder(given), given);
        }
    }

    /// <summary>Writes the rows.</summary>
    protected override void EndProcessing()
    {
        if (!HasInput) foreach (var session in DefaultSessions) AddLedger(session);
        foreach (var row in _measurement!.ToRows()) WriteObject(row);
        base.EndProcessing();
    }

    private void BeginWithSessions()
    {
        if (!_hasSessions) base.BeginProcessing();
        _hasSessions = true;
    }

    private static PanelException NotAnOrder(PSObject given) => new(
        PanelErrorCode.InvalidField,
        $"A {given.BaseObject.GetType().Name} is neither an order nor a session: use what Get-SmmOrder or Get-SmmSession writes.");

    private void AddSession(PanelSession session)
    {
        BeginWithSessions();
        try
        {
            AddLedger(SessionsFor(new SessionReference(session))[0]);
        }
        catch (PanelException e)
        {
            Reject(e, session.Name, session);
        }
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
