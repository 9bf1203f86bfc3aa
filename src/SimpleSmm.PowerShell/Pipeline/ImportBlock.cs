using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Ledger;

namespace SimpleSmm.Pipeline;

/// <summary>Imports some rows together, so that they wait for the disk once per ledger.</summary>
internal sealed class ImportBlock
{
    private readonly Dictionary<IOrderLedger, Task<bool>> _imports = [];

    /// <summary>Gets the rows in the order of the input.</summary>
    public List<ImportedRow> Rows { get; } = [];

    /// <summary>Starts the import.</summary>
    public void Start()
    {
        foreach (var row in Rows)
        {
            if (row.Ledger is { } ledger && !_imports.ContainsKey(ledger))
                _imports.Add(ledger, LedgerQueue.Of(ledger).WriteAsync(() => Import(ledger)));
        }
    }

    /// <summary>Returns a task that ends when every row is on the disk or has its error.</summary>
    public async Task<IReadOnlyList<ImportedRow>> FinishAsync()
    {
        foreach (var import in _imports)
        {
            try
            {
                await import.Value.ConfigureAwait(false);
            }
            catch (PanelException e)
            {
                Fail(import.Key, e);
            }
        }

        return Rows;
    }

    private void Import(IOrderLedger ledger)
    {
        foreach (var row in Rows)
        {
            if (row.Ledger == ledger) row.Import();
        }
    }

    // Nothing of a transaction that failed is in the ledger.
    private void Fail(IOrderLedger ledger, PanelException error)
    {
        foreach (var row in Rows)
        {
            if (row.Ledger == ledger) row.Error ??= error;
        }
    }
}
