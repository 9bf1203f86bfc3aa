using System;
using System.Collections.Concurrent;
using System.IO;
using System.Reflection;
using System.Threading;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>Loads the ledger's assembly, with all that it needs, when a ledger is first wanted.</summary>
public static class LedgerLoader
{
    private const string AssemblyFile = "SimpleSmm.Ledger.dll";

    // A second copy of SQLite in the process would undo the first one's file locks, so each folder is loaded once.
    private static readonly ConcurrentDictionary<string, Lazy<IOrderLedgerProvider>> Loaded = new();

    /// <summary>Loads a ledger from a folder into a context of its own, so that no other module's SQLite is touched. Later calls give the same.</summary>
    /// <param name="folder">The folder with the ledger's assembly and its <c>runtimes</c>.</param>
    /// <returns>What opens ledgers.</returns>
    /// <exception cref="PanelException">It cannot be loaded (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
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
