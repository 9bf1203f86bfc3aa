using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Errors;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>
/// Places orders one by one. An order is sent at most once; if its result is unknown, the error is <c>OutcomeUnknown</c>. With a reference
/// this also holds when the command is run again: an order that was placed before is written and not sent.
/// </summary>
[Cmdlet(
    VerbsCommon.New, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "New-SmmOrder.md")]
[OutputType(typeof(Order))]
public sealed partial class NewSmmOrderCommand : PanelCommand
{
    private readonly Dictionary<PanelSession, OrderScope> _scopes = [];
    private OrderScope _at = new();
    private ProgressMeter? _progress;

    // The order that was sent last, until its outcome is written.
    private PendingWrite? _sent;

    /// <summary>Resolves the session.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
        ReadLimits();
        ReadCommandLine();
        _progress = new(this, "Placing orders");
    }

    /// <summary>Places the order of one input object.</summary>
    protected override void ProcessRecord() => WriteOutcome(PlaceRecord, SettleSent);

    private void PlaceRecord()
    {
        LeaveServiceLimits();
        var origin = InputProperty.SessionOf(InputObject);
        var order = ReadOrder() with { Session = origin?.Name };
        try
        {
            UseScope(origin);
            order = order with { Session = CurrentSession.Name };
            CheckRow();
            order = CheckFields(order);
            if (FindPlaced(order) is { } before)
            {
                _at.DryRun.Before++;
                if (before.OrderId > 0 || before.Reason is not null) Write(before);
            }
            else
            {
                order = Validate(order);
                Offer(order);
            }
        }
        catch (PanelException e)
        {
            _at.DryRun.Refused++;
            // Reporting the error may end the command, so the progress bar is removed first.
            _progress!.Complete();
            var target = new OrderTarget(order, ToRow(order));
            if (e.Code is PanelErrorCode.NotConnected or PanelErrorCode.SessionMismatch) Reject(e, target);
            else Report(e, target);
        }

        ReleaseWarnings();
        _progress!.Done++;
        _progress.Show();
    }

    /// <summary>Writes the total cost after a dry run.</summary>
    protected override void EndProcessing()
    {
        _progress!.Complete();
        if (!IsDryRun) return;
        foreach (var each in _scopes)
        {
            if (!each.Value.DryRun.IsWorthwhile) continue;
            var message = _scopes.Count > 1 ? $"{each.Key.Name}: {each.Value.DryRun}" : each.Value.DryRun.ToString();
            WriteInformation(new HostInformationMessage { Message = message }, ["PSHOST"]);
        }
    }

    // A row may name the session that it is for.
    private void UseScope(SessionReference? origin)
    {
        UseSessionOf(origin);
        if (!_scopes.TryGetValue(CurrentSession, out var scope)) _scopes.Add(CurrentSession, scope = new OrderScope());
        _at = scope;
    }

    // The reference is checked first, because a repeated run needs neither the panel nor its catalog.
    private Order? FindPlaced(OrderRequest order)
    {
        if (order.Reference is null) return null;
        if (CurrentSession.Ledger is null)
            throw new PanelException(
                PanelErrorCode.LedgerUnavailable,
                $"The session '{CurrentSession.Name}' was connected with -NoLedger, so it cannot check whether '{order.Reference}' was "
                    + "placed before: connect with a ledger, or leave -Reference out.");
        OrderReference.Validate(order.Reference);
        return Look(ledger => LedgeredOrders.FindPlaced(ledger, order));
    }

    private Order? Look(Func<IOrderLedger, Order?> find) =>
        (FindLedger() is { } ledger ? find(ledger) : null) ?? (_at.Planned is null ? null : find(_at.Planned));

    private void Offer(OrderRequest order)
    {
        if (IsLinkTaken(order)) return;
        var share = Reserve(order);
        if (ShouldProcess(NameAt(Describe(order), CurrentSession), "Place order")) Place(order, share);
        else if (IsDryRun) Plan(order);
        else share?.Release();
    }

    private void Plan(OrderRequest order)
    {
        _at.DryRun.Add(order, _at.Catalog?.Find(order.ServiceId), CurrentSession.Currency);
        var planned = _at.Planned ??= new MemoryOrderLedger(
            new LedgerAccount(CurrentSession.Uri, CurrentSession.Account) { Session = CurrentSession.Name });
        planned.SettlePlaced(planned.Claim(order, order.Reference ?? $"number {_at.DryRun.Orders} of this dry run"), new Order());
    }

    private void Place(OrderRequest order, OrderShare? share)
    {
        try
        {
            var placed = PlaceOnFreeLink(order);
            if (placed is null || placed.AlreadyPlaced) share?.Release();
            if (placed is not null) Write(placed);
        }
        catch (OrderNotRecordedException e) when (e.Placed is { } placed)
        {
            // This is the only place where the placed order is reported.
            Write(placed);
            throw;
        }
        catch (PanelException e) when (e is not OutcomeUnknownException)
        {
            share?.Release();
            throw;
        }
    }

    private Order Send(OrderRequest order)
    {
        // An order that is sent again was refused before.
        SettleSent();
        var call = CurrentSession.Ledger is null ? Client.AddOrderAsync(order, StopToken) : SendRecorded(order);
        _sent = new PendingCall<Order>(
            CurrentSession,
            Name(order.Reference),
            call,
            placed => $"placed order {placed.OrderId}{In(placed.Reference)}",
            keepsOutcome: CurrentSession.Ledger is not null);
        Follow(_sent);
        return Await(call, () => _progress!.Show());
    }

    private void SettleSent()
    {
        if (_sent is not null) Settle(_sent);
        _sent = null;
    }

    private static string Name(string? reference) => reference is null ? "an order" : $"order {reference}";

    private static string In(string? reference) => reference is null ? "" : $" (reference {reference})";

    private Task<Order> SendRecorded(OrderRequest order)
    {
        _at.Orders ??= new LedgeredOrders(Client, OpenLedger(), CurrentSession.Currency);
        return _at.Orders.PlaceAsync(order, StopToken);
    }

    private string Describe(OrderRequest order) => order.EstimatedCharge is { } charge
        ? $"{order}, estimated charge {OrderDryRun.Money(charge, CurrentSession.Currency)}"
        : order.ToString();

    private void Write(Order placed)
    {
        placed.Currency ??= CurrentSession.Currency;
        CurrentSession.Mark(placed);
        WriteObject(placed);
    }

    private bool IsDryRun => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var asked)
        ? asked is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
