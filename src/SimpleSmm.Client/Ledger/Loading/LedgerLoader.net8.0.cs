using System;
using System.Collections.Concurrent;
using System.IO;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>Loads the ledger's assembly and its dependencies when a ledger is first needed.</summary>
public static class LedgerLoader
{
    private const string AssemblyFile = "SimpleSmm.Ledger.dll";
    private const string ServerAssemblyFile = "SimpleSmm.Ledger.Postgres.dll";

    // Each folder is loaded once, because a second copy of SQLite in the process would break the file locks of the first one.
    private static readonly ConcurrentDictionary<string, Lazy<IOrderLedgerProvider>> Loaded = new();
    private static readonly ConcurrentDictionary<string, Lazy<IServerLedgerProvider>> LoadedServers = new();

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
        return Loaded.GetOrAdd(folder, f => new(() => LoadOnce<IOrderLedgerProvider>(f, AssemblyFile))).Value;
    }

    /// <summary>Gets whether a ledger on a server can be loaded.</summary>
    public static bool CanLoadServer => true;

    /// <summary>Loads the ledger on a database server from a folder into its own context, with its driver.</summary>
    /// <param name="folder">The folder with the ledger's assembly.</param>
    /// <returns>The provider, which opens ledgers. Later calls return the same one.</returns>
    /// <exception cref="PanelException">The ledger cannot be loaded (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static IServerLedgerProvider LoadServer(string folder)
    {
        folder = Path.GetFullPath(folder);
        return LoadedServers.GetOrAdd(folder, f => new(() => LoadOnce<IServerLedgerProvider>(f, ServerAssemblyFile))).Value;
    }

    private static T LoadOnce<T>(string folder, string file)
        where T : class
    {
        try
        {
            return LedgerProviders.In<T>(new LedgerLoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, file)));
        }
        catch (Exception e) when (LedgerProviders.IsLoadFault(e))
        {
            throw LedgerProviders.NotLoaded(folder, e);
        }
    }
}
