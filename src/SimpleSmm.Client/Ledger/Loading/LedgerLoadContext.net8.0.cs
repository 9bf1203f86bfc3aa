using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SimpleSmm.Ledger.Loading;

/// <summary>
/// A context for the ledger's assembly and SQLite, so that they neither meet nor disturb another module's. The client itself stays
/// shared, because its types are what both sides talk in. It needs no .deps.json: everything lies in one folder.
/// </summary>
internal sealed class LedgerLoadContext(string folder) : AssemblyLoadContext("SimpleSmm.Ledger")
{
    private static readonly Assembly Client = typeof(IOrderLedger).Assembly;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Client.GetName().Name) return Client;
        var file = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        foreach (var runtime in Runtimes(RuntimeInformation.RuntimeIdentifier, architecture))
        {
            var file = Path.Combine(folder, "runtimes", runtime, "native", FileName(unmanagedDllName));
            if (File.Exists(file) && NativeLibrary.TryLoad(file, out var library)) return library;
        }

        return IntPtr.Zero;
    }

    // The folders below "runtimes" that may hold a library for this machine, the likeliest first.
    private static string[] Runtimes(string runtime, string architecture)
    {
        if (OperatingSystem.IsWindows()) return [$"win-{architecture}"];
        if (OperatingSystem.IsMacOS()) return [$"osx-{architecture}"];

        // A runtime that a distribution built itself calls itself by the distribution's name. The wrong library does not load, so both are tried.
        string[] both = [$"linux-{architecture}", $"linux-musl-{architecture}"];
        if (runtime.Contains("musl", StringComparison.Ordinal) || runtime.StartsWith("alpine", StringComparison.Ordinal)) Array.Reverse(both);
        return both;
    }

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
