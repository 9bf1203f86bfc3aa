namespace SimpleSmm.Ledger.Storage;

/// <summary>Represents settings that tests change to make a ledger fail.</summary>
internal sealed class LedgerSettings
{
    /// <summary>Gets the time to wait for another process's write, in milliseconds.</summary>
    public int BusyTimeout { get; init; } = 10_000;

    /// <summary>Gets the maximum number of pages of the file; null for no limit.</summary>
    public int? MaximumPages { get; init; }
}
