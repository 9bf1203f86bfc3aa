using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Writes imported orders in blocks, because the rows of a block share the wait for the disk. The orders of a block are written before its
/// errors, so that an error that ends the command loses no order.
/// </summary>
internal sealed class PendingImports(SessionCommand command)
{
    private const int Many = 1_000;
    private const int LongMilliseconds = 100;

    private readonly List<(Task<Order> Order, object Target)> _imports = [];
    private Stopwatch? _sinceWrite;

    /// <summary>Adds the import of one row. Rows that come slowly are written one by one.</summary>
    public void Add(Task<Order> import, object target)
    {
        _imports.Add((import, target));
        if (_imports.Count >= Many || _sinceWrite is not { ElapsedMilliseconds: < LongMilliseconds }) Write();
    }

    /// <summary>Waits for all imports and writes their outcomes.</summary>
    public void Write()
    {
        var errors = new List<(PanelException Error, object Target)>();
        foreach (var (import, target) in _imports)
        {
            if (OrderOf(import, out var error) is { } order) command.WriteObject(order);
            else errors.Add((error!, target));
        }

        _imports.Clear();
        _sinceWrite = Stopwatch.StartNew();
        foreach (var (error, target) in errors) command.Reject(error, target);
    }

    private Order? OrderOf(Task<Order> import, out PanelException? error)
    {
        try
        {
            error = null;
            return command.Await(import);
        }
        catch (PanelException e)
        {
            error = e;
            return null;
        }
    }
}
