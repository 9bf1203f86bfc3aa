using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Commands;
using SimpleSmm.Errors;

namespace SimpleSmm.Pipeline;

/// <summary>Writes what became of orders: an object, a warning or an error for each, and a summary for each session.</summary>
/// <param name="command">The command that writes.</param>
/// <param name="isDryRun">Whether the orders are only planned.</param>
internal sealed class OrderWriter(SessionCommand command, bool isDryRun)
{
    private readonly List<(OrderScope Scope, OrderDryRun Plan)> _sessions = [];

    /// <summary>Adds a session whose orders are counted.</summary>
    public void Add(OrderScope scope) => _sessions.Add((scope, new OrderDryRun(scope.Summary)));

    /// <summary>Writes the order or the warning of a result.</summary>
    public void WriteValue(QueuedOrder order, PlacementResult result)
    {
        if (order.Scope is not { } scope) return;
        scope.Summary.Add(result);
        if (result.Kind == PlacementKind.Planned) Plan(scope, result.Request);
        if (result.Kind == PlacementKind.Skipped) command.Warn($"Order ({result.Request}) was skipped: {result.Error!.Message}");

        // An order that a dry run found among its own has neither an id nor the text of one.
        if (result.Order is not { } placed || (placed.OrderId is null && placed.Reason is null)) return;
        placed.Currency ??= scope.Session.Currency;
        scope.Session.Mark(placed);
        command.WriteObject(placed);
    }

    /// <summary>Writes the error of a result.</summary>
    /// <param name="order">The order.</param>
    /// <param name="result">Its result.</param>
    /// <param name="isEnd">Whether the error ends the command, because it concerns every order of the input.</param>
    public void WriteError(QueuedOrder order, PlacementResult result, bool isEnd)
    {
        var target = new OrderTarget(result.Request, order.Row.ToObject(result.Request));
        if (isEnd) command.ThrowTerminatingError(result.Error!.ToErrorRecord(order.Write is null ? order.Scope?.Session.Name : target));
        command.Reject(result.Error!, target);
    }

    /// <summary>Writes the numbers of each session: to the screen after a dry run, otherwise to the streams for those who ask.</summary>
    public void WriteSummary()
    {
        foreach (var (scope, plan) in _sessions)
        {
            if (scope.Summary.Count < 2) continue;
            var text = isDryRun ? plan.ToString() : $"Orders: {scope.Summary}.";
            if (_sessions.Count > 1) text = $"{scope.Session.Name}: {text}";
            if (isDryRun)
            {
                command.WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]);
                continue;
            }

            command.WriteVerbose(text);
            command.WriteInformation(text, ["SimpleSmm"]);
        }
    }

    private void Plan(OrderScope scope, OrderRequest order)
    {
        var plan = _sessions.Find(each => each.Scope == scope).Plan;
        plan.Add(order, scope.Placement.Catalog?.Find(order.ServiceId), scope.Session.Currency);
    }
}
