using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SimpleSmm.Ledger.Loading;

/// <summary>
/// Isolates the ledger's assembly and SQLite from those of other modules. The client's assembly is shared, because both sides use its
/// types. A .deps.json file is not needed, because all files are in one folder.
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

    // Returns the folders below "runtimes" that may contain a library for this machine, the most likely first.
    private static string[] Runtimes(string runtime, string architecture)
    {
        if (OperatingSystem.IsWindows()) return [$"win-{architecture}"];
        if (OperatingSystem.IsMacOS()) return [$"osx-{architecture}"];

        // A runtime built by a Linux distribution has the distribution's name, so its C library is not certain. Both folders are tried,
        // because the wrong library does not load.
        string[] both = [$"linux-{architecture}", $"linux-musl-{architecture}"];
        if (runtime.Contains("musl", StringComparison.Ordinal) || runtime.StartsWith("alpine", StringComparison.Ordinal))
            Array.Reverse(both);
        return both;
    }

    private static string FileName(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";
}
