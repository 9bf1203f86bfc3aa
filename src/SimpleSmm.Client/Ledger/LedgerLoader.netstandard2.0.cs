using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SimpleSmm;

/// <summary>Loads the ledger's assembly, with all that it needs, when a ledger is first wanted. Windows PowerShell has no contexts to keep apart.</summary>
public static class LedgerLoader
{
    private static readonly object Gate = new();
    private static IOrderLedgerProvider? _loaded;

    /// <summary>Loads a ledger from a folder. Later calls give the same.</summary>
    /// <param name="folder">The folder with the ledger's assembly and its <c>runtimes</c>.</param>
    /// <returns>What opens ledgers.</returns>
    /// <exception cref="PanelException">It cannot be loaded (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static IOrderLedgerProvider Load(string folder)
    {
        lock (Gate) return _loaded ??= LoadOnce(Path.GetFullPath(folder));
    }

    private static IOrderLedgerProvider LoadOnce(string folder)
    {
        // .NET Framework looks for native libraries beside the program only; one that is there by its name already is taken.
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        LoadLibrary(Path.Combine(folder, "runtimes", $"win-{architecture}", "native", "e_sqlite3.dll"));

        // Without binding redirects, the exact version asked for is seldom the one that is there.
        AppDomain.CurrentDomain.AssemblyResolve += (_, asked) =>
        {
            var file = Path.Combine(folder, new AssemblyName(asked.Name).Name + ".dll");
            return File.Exists(file) ? Assembly.LoadFrom(file) : null;
        };
        try
        {
            return LedgerProviders.In(Assembly.LoadFrom(Path.Combine(folder, "SimpleSmm.Ledger.dll")));
        }
        catch (Exception e) when (LedgerProviders.IsLoadFault(e))
        {
            throw LedgerProviders.NotLoaded(folder, e);
        }
    }

    [DllImport("kernel32", CharSet = CharSet.Unicode, ExactSpelling = true, EntryPoint = "LoadLibraryW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern IntPtr LoadLibrary(string file);
}
