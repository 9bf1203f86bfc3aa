using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;
using SimpleSmm.Placing;

namespace SimpleSmm.Commands;

/// <summary>
/// Places orders, several at once. An order is sent at most once; if its result is unknown, the error is <c>OutcomeUnknown</c>. With a
/// reference this also holds when the command is run again: an order that was placed before is written and not sent.
/// </summary>
[Cmdlet(
    VerbsCommon.New, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "New-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed partial class NewSmmOrderCommand : PanelCommand
{
    private readonly Dictionary<PanelSession, OrderScope> _scopes = [];
    private ProgressMeter? _progress;
    private OrderWriter? _writer;
    private OrderQueue? _queue;

    /// <summary>Gets or sets the number of input objects, if it is known, for the progress bar.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(0, long.MaxValue)]
    public long? InputCount { get; set; }

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
        _budget = ReadLimits();
        ReadCommandLine();
        _progress = new(this, "Placing orders") { Total = InputCount, ShowsRate = true };
        _writer = new(this, IsDryRun);
        _queue = new(this, _progress, _writer, Preference.Of(this, "ErrorAction", "ErrorActionPreference"));
    }

    /// <summary>Starts the order of one input object, and writes what became of earlier ones.</summary>
    protected override void ProcessRecord()
    {
        _queue!.WriteSettled();
        LeaveServiceLimits();
        var row = KeepRow();
        if (ReadRow(row) is { } read) Place(row, read.Order, read.Scope);
        _queue.ReleaseWarnings();
    }

    /// <summary>Writes what became of the orders that are under way, and a summary.</summary>
    protected override void EndProcessing()
    {
        _queue!.WriteAll();
        _queue.ReleaseWarnings();
        _progress!.Complete();
        _writer!.WriteSummary();
    }

    private (OrderRequest Order, OrderScope Scope)? ReadRow(OrderRow row)
    {
        OrderScope? scope = null;
        var origin = InputProperty.SessionOf(InputObject);
        var order = ReadOrder() with { Session = origin?.Name, Panel = origin?.Panel };
        try
        {
            UseSessionOf(origin);
            SessionReference.Open(CurrentSession);
            scope = ScopeOf(CurrentSession);
            order = order with { Session = CurrentSession.Name, Panel = CurrentSession.LedgerAccount.Uri };
            CheckRow();
            return (CheckFields(order), scope);
        }
        catch (PanelException e)
        {
            _queue!.Add(row, new PlacementResult(PlacementKind.Rejected, order, error: e), scope);
            return null;
        }
    }

    private void Place(OrderRow row, OrderRequest order, OrderScope scope)
    {
        var admitted = Await(scope.Placement.AdmitAsync(order, StopToken), WhileAdmitting);
        if (scope.Placement.Catalog is { } catalog && scope.Catalog != catalog) Adopt(scope.Catalog = catalog);
        _queue!.WriteSettled();
        var placing = scope.Placement.ConfirmAndSend(admitted, scope.StopToken);
        if (admitted.Result is { } result) _queue.Add(row, result, scope);
        else _queue.Add(row, admitted.Request, placing, scope);
    }

    private void WhileAdmitting()
    {
        _queue!.WriteSettled();
        _queue.ShowProgress();
    }

    private OrderScope ScopeOf(PanelSession session)
    {
        if (_scopes.TryGetValue(session, out var scope)) return scope;
        var ledger = session.Ledger;
        var placement = new OrderPlacement(
            Client, () => ledger is { Exists: true } ? ledger.Open() : null, ledger is null ? null : ledger.Open, RulesFor(session),
            UnderWayAt(session));
        scope = new OrderScope(session, placement, ThrottleLimit ?? session.ThrottleLimit, _queue!.StopToken);
        _scopes.Add(session, scope);
        _writer!.Add(scope);
        return scope;
    }

    // Two sessions may have one account.
    private OrdersUnderWay? UnderWayAt(PanelSession session)
    {
        var account = session.LedgerAccount;
        foreach (var scope in _scopes.Values)
        {
            var other = scope.Session.LedgerAccount;
            if (other.Uri == account.Uri && other.AccountKey == account.AccountKey) return scope.Placement.UnderWay;
        }

        return null;
    }

    private bool IsDryRun => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var asked)
        ? asked is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
