using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Holds the orders of New-SmmOrder from their start until their outcomes are written, in the order of the input. It runs on the pipeline's
/// thread. Nothing is sent after an error that ends the command, and what is under way is finished and written before it.
/// </summary>
/// <param name="command">The command that waits and writes.</param>
/// <param name="progress">The progress of the command.</param>
/// <param name="writer">Writes outcomes.</param>
/// <param name="errorAction">What the user wants to happen at an error.</param>
internal sealed class OrderQueue(SessionCommand command, ProgressMeter progress, OrderWriter writer, ActionPreference errorAction)
    : IDisposable
{
    // Outcomes without a request wait behind a slow one. A limit, because the input may be long.
    private const int MostHeld = 1_000;

    private readonly Queue<QueuedOrder> _orders = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(command.StopToken);

    /// <summary>Gets the token after which nothing is sent.</summary>
    public CancellationToken StopToken => _stop.Token;

    /// <summary>Adds an input object whose outcome is known, because nothing is sent for it.</summary>
    public void Add(OrderRow row, PlacementResult result, OrderScope? scope)
    {
        Add(new QueuedOrder(row, result.Request, Task.FromResult(result), scope));
        if (MayEnd(result)) WriteAll();
    }

    /// <summary>Adds an order that is sent. Waits until there is room for the next one.</summary>
    public void Add(OrderRow row, OrderRequest request, Task<PlacementResult> placing, OrderScope scope)
    {
        var result = WatchAsync(placing, scope);
        var write = new PendingOrder(scope.Session, request.Reference, result);
        command.Follow(write);
        scope.UnderWay++;
        Add(new QueuedOrder(row, request, result, scope, write));
    }

    /// <summary>Writes the outcomes that have come, up to the first one that is missing; all of them if one of them ends the command.</summary>
    public void WriteSettled()
    {
        while (_orders.Count > 0 && (_orders.Peek().Result.IsCompleted || _stop.IsCancellationRequested)) WriteNext();
    }

    /// <summary>Waits for all outcomes and writes them.</summary>
    public void WriteAll()
    {
        while (_orders.Count > 0) WriteNext();
    }

    /// <summary>Writes the warnings that were held back. They may end the command, so all outcomes are written before.</summary>
    public void ReleaseWarnings()
    {
        if (command.HasHeldWarnings) WriteAll();
        command.ReleaseWarnings();
    }

    /// <summary>Shows the progress, and what an order waits for.</summary>
    public void ShowProgress() => progress.Show(_orders.Count > 0 ? _orders.Peek().Scope?.Placement.Waiting?.ToString() : null);

    public void Dispose() => _stop.Dispose();

    private void Add(QueuedOrder order)
    {
        _orders.Enqueue(order);
        while (order.Scope is { IsFull: true } || _orders.Count > MostHeld) WriteNext();
        WriteSettled();
    }

    // Runs on any thread, so that the next order is held back also while the pipeline's thread waits for another one.
    private async Task<PlacementResult> WatchAsync(Task<PlacementResult> placing, OrderScope scope)
    {
        var result = await placing.ConfigureAwait(false);
        if (result.HasFailed && errorAction == ActionPreference.Stop) _stop.Cancel();
        if (scope.Placement.Fault is not null) scope.Stop();
        return result;
    }

    private void WriteNext()
    {
        var (order, result) = Take();
        if (result is null) return;
        if (MayEnd(result)) WriteLast(order, result);
        else Write(order, result, withError: true);
    }

    // Takes the first order when its outcome is there; null if the end of the command held it back.
    private (QueuedOrder Order, PlacementResult? Result) Take()
    {
        var order = _orders.Peek();
        PlacementResult? result = null;
        try
        {
            result = command.Await(order.Result, ShowProgress);
        }
        catch (OperationCanceledException)
        {
            if (order.Scope?.Placement.Fault is { } fault) result = OrderPlacement.Refuse(order.Request, fault);
        }

        _orders.Dequeue();
        if (order.Write is null) return (order, result);
        order.Scope!.UnderWay--;
        if (result is null) command.Settle(order.Write);
        return (order, result);
    }

    // Values come first, because an error may end the pipeline. The error that ends the command comes last.
    private void WriteLast(QueuedOrder first, PlacementResult error)
    {
        if (IsEnd(error) || errorAction == ActionPreference.Stop) _stop.Cancel();
        List<(QueuedOrder Order, PlacementResult Result)> failed = [(first, error)];
        Write(first, error, withError: false);
        while (_orders.Count > 0)
        {
            var (order, result) = Take();
            if (result is null) continue;
            Write(order, result, withError: false);
            if (result.HasFailed) failed.Add((order, result));
        }

        foreach (var (order, result) in failed)
        {
            if (!IsEnd(result)) WriteError(order, result);
        }

        var end = failed.FindIndex(each => IsEnd(each.Result) && each.Result.Error == each.Order.Scope?.Placement.Fault);
        if (end < 0) end = failed.FindIndex(each => IsEnd(each.Result));
        if (end >= 0) WriteError(failed[end].Order, failed[end].Result);
    }

    private bool MayEnd(PlacementResult result) =>
        result.HasFailed && (IsEnd(result) || errorAction is ActionPreference.Stop or ActionPreference.Inquire);

    private bool IsEnd(PlacementResult result) => result.ConcernsAll && !command.MayHaveSeveral;

    private void Write(QueuedOrder order, PlacementResult result, bool withError)
    {
        progress.Done++;
        WriteOutcome(order, () => writer.WriteValue(order, result), isWritten: !result.HasFailed);
        if (withError && result.HasFailed) WriteError(order, result);
        progress.Show();
    }

    private void WriteError(QueuedOrder order, PlacementResult result)
    {
        // Reporting the error may end the command, so the progress bar is removed first.
        progress.Complete();
        WriteOutcome(order, () => writer.WriteError(order, result, IsEnd(result)), isWritten: true);
    }

    // Only a stop leaves an outcome to the next command.
    private void WriteOutcome(QueuedOrder order, Action write, bool isWritten) => command.WriteOutcome(write, () =>
    {
        if (isWritten && order.Write is { } followed) command.Settle(followed);
    });
}
