using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using SimpleSmm.Ledger.Loading;

namespace SimpleSmm;

/// <summary>Loads the ledger's assembly, with all that it needs, when a ledger is first wanted. Windows PowerShell has no contexts to keep apart.</summary>
public static class LedgerLoader
{
    private static readonly object Gate = new();
    private static IOrderLedgerProvider? _loaded;

    /// <summary>Loads a ledger from a folder. Later calls give the same.</summary>
    /// <param name="folder">The folder with the ledger's assembly.</param>
    /// <returns>What opens ledgers.</returns>
    /// <exception cref="PanelException">It cannot be loaded (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static IOrderLedgerProvider Load(string folder)
    {
        lock (Gate) return _loaded ??= LoadOnce(Path.GetFullPath(folder));
    }

    private static IOrderLedgerProvider LoadOnce(string folder)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) LoadNative(folder);

        // What is not in the ledger's folder lies beside this client.
        FolderAssemblies.Serve(folder);
        FolderAssemblies.Serve(Path.GetDirectoryName(typeof(LedgerLoader).Assembly.Location)!);
        try
        {
            return LedgerProviders.In(Assembly.LoadFrom(Path.Combine(folder, "SimpleSmm.Ledger.dll")));
        }
        catch (Exception e) when (LedgerProviders.IsLoadFault(e))
        {
            throw LedgerProviders.NotLoaded(folder, e);
        }
    }

    // .NET Framework looks for native libraries beside the program only; one that is there by its name already is taken. In the module both
    // builds share them: they are in the other one's folder, <module>/ledger, and this is <module>/desktop/ledger.
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
