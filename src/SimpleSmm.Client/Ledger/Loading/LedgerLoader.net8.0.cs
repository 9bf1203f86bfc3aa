using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;
using System.Threading;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>Loads the ledger's assembly and its dependencies when a ledger is first needed.</summary>
public static class LedgerLoader
{
    private const string AssemblyFile = "SimpleSmm.Ledger.dll";

    // Each folder is loaded once, because a second copy of SQLite in the process would break the file locks of the first one.
    private static readonly ConcurrentDictionary<string, Lazy<IOrderLedgerProvider>> Loaded = new();

    /// <summary>
    /// Loads a ledger from a folder into its own context, so that it does not affect the SQLite of other modules. Later calls return the
    /// same provider.
    /// </summary>
    /// <param name="folder">The folder with the ledger's assembly and its <c>runtimes</c>.</param>
    /// <returns>The provider, which opens ledgers.</returns>
    /// <exception cref="PanelException">The ledger cannot be loaded (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static IOrderLedgerProvider Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        return Loaded.GetOrAdd(folder, f => new(() => LoadOnce(f), LazyThreadSafetyMode.ExecutionAndPublication)).Value;
    }

    private static IOrderLedgerProvider LoadOnce(string folder)
    {
        try
        {
            var assembly = new LedgerLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, AssemblyFile));
            return LedgerProviders.In(assembly);
        }
        catch (Exception e) when (LedgerProviders.IsLoadFault(e))
        {
            throw LedgerProviders.NotLoaded(folder, e);
        }
    }
}
