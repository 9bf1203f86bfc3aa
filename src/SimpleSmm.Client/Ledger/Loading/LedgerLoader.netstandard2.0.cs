using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>
/// Loads the ledger's assembly and its dependencies when a ledger is first needed. Windows PowerShell does not support separate load
/// contexts.
/// </summary>
public static class LedgerLoader
{
    private static readonly object Gate = new();
    private static IOrderLedgerProvider? _loaded;

    /// <summary>Loads a ledger from a folder. Later calls return the same provider.</summary>
    /// <param name="folder">The folder with the ledger's assembly.</param>
    /// <returns>The provider, which opens ledgers.</returns>
    /// <exception cref="PanelException">The ledger cannot be loaded (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static IOrderLedgerProvider Load(string folder)
    {
        lock (Gate) return _loaded ??= LoadOnce(Path.GetFullPath(folder));
    }

    /// <summary>Gets whether a ledger on a server can be loaded.</summary>
    public static bool CanLoadServer => false;

    /// <summary>Throws, because the driver of the database server needs a load context of its own.</summary>
    /// <param name="folder">The folder with the ledger's assembly.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="PanelException">Always (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static IServerLedgerProvider LoadServer(string folder) => throw new PanelException(
        PanelErrorCode.LedgerUnavailable,
        "A ledger on a server needs PowerShell 7: run the script with pwsh, or use a ledger in a file (-LedgerPath).");

    private static IOrderLedgerProvider LoadOnce(string folder)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) LoadNative(folder);

        // Assemblies that are not in the ledger's folder are in the client's folder.
        FolderAssemblies.Serve(folder);
        FolderAssemblies.Serve(Path.GetDirectoryName(typeof(LedgerLoader).Assembly.Location)!);
        try
        {
            return LedgerProviders.In<IOrderLedgerProvider>(Assembly.LoadFrom(Path.Combine(folder, "SimpleSmm.Ledger.dll")));
        }
        catch (Exception e) when (LedgerProviders.IsLoadFault(e))
        {
            throw LedgerProviders.NotLoaded(folder, e);
        }
    }

    // .NET Framework searches native libraries only in the program's folder, but it uses a loaded library with the same name. Both builds
    // of the module share the libraries: they are in <module>/ledger, while this folder is <module>/desktop/ledger.
    private static void LoadNative(string folder)
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var file = Path.Combine("runtimes", $"win-{architecture}", "native", "e_sqlite3.dll");
        if (LoadLibrary(Path.Combine(folder, file)) != IntPtr.Zero) return;
        LoadLibrary(Path.GetFullPath(Path.Combine(folder, "..", "..", "ledger", file)));
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, ExactSpelling = true, EntryPoint = "LoadLibraryW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LoadLibrary(string file);
}
