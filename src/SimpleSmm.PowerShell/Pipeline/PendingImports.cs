using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
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
        Write(Finish());
    }

    // The next block starts before the outcomes of this one are written, unless one of them is an error, which may end the command.
    private void StartNext()
    {
        var rows = Finish();
        var hasError = rows.Any(row => row.Error is not null);
        if (hasError) Write(rows);
        (_underWay, _open) = (_open, new ImportBlock());
        _underWay.Start();
        _sinceStart = Stopwatch.StartNew();
        if (!hasError) Write(rows);
    }

    private IReadOnlyList<ImportedRow> Finish()
    {
        if (_underWay is not { } block) return [];
        _underWay = null;
        return command.Await(block.FinishAsync());
    }

    private void Write(IReadOnlyList<ImportedRow> rows)
    {
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
