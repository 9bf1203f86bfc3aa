using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <summary>Reads the orders of a ledger's copy, to move them.</summary>
internal sealed class SqliteEntrySource : IEntrySource
{
    private readonly LedgerCopy _copy;
    private readonly SqliteOrderLedger _ledger;

    public SqliteEntrySource(string path, LedgerAccount account)
    {
        _copy = LedgerCopy.Of(path);
        try
        {
            _ledger = SqliteOrderLedger.Open(_copy.Path, account);
        }
        catch (PanelException e)
        {
            _copy.Dispose();
            throw new PanelException(e.Code, e.Message.Replace(_copy.Path, path), e);
        }
    }

    public IReadOnlyList<AccountSize> CountOrders() => _ledger.Entries.CountOrders();

    public IEnumerable<IReadOnlyList<LedgerEntry>> ReadEntries() => _ledger.Entries.Read();

    public IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since) => _ledger.ReadBalances(since);

    public void Dispose()
    {
        _ledger.Dispose();
        _copy.Dispose();
    }
}
