namespace SimpleSmm.Ledger.Storage;

/// <summary>What tests turn to make a ledger fail.</summary>
internal sealed class LedgerSettings
{
    /// <summary>How long to wait for another process's write, in milliseconds.</summary>
    public int BusyTimeout { get; init; } = 10_000;

    /// <summary>The most pages the file may have; null for as many as the disk holds.</summary>
    public int? MaximumPages { get; init; }
}
