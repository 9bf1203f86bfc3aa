using System.Diagnostics;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Imports rows in blocks, one while the rows of the next one are read. The orders of a block are written before its errors, so that an
/// error that ends the command loses no order.
/// </summary>
internal sealed class PendingImports(SessionCommand command)
{
    // A process that wants to place an order waits for a block.
    private const int Many = 2_000;
    private const int LongMilliseconds = 250;

    private ImportBlock _open = new();
    private ImportBlock? _underWay;
    private Stopwatch? _sinceStart;

    /// <summary>Adds a row. Rows that come slowly are imported and written at once.</summary>
    public void Add(ImportedRow row)
    {
        _open.Rows.Add(row);
        if (_sinceStart is not { ElapsedMilliseconds: < LongMilliseconds }) WriteAll();
        else if (_open.Rows.Count == Many) StartNext();
    }

    /// <summary>Imports all rows and writes their outcomes.</summary>
    public void WriteAll()
    {
        StartNext();
        WriteUnderWay();
    }

    private void StartNext()
    {
        WriteUnderWay();
        (_underWay, _open) = (_open, new ImportBlock());
        _underWay.Start();
        _sinceStart = Stopwatch.StartNew();
    }

    private void WriteUnderWay()
    {
        if (_underWay is not { } block) return;
        _underWay = null;
        var rows = command.Await(block.FinishAsync());
        foreach (var row in rows)
        {
            if (row.Error is null) command.WriteObject(row.Order);
        }

        foreach (var row in rows)
        {
            if (row.Error is { } error) command.Reject(error, row.Target);
        }
    }
}
