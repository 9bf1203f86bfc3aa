using System;
using System.IO;
using System.Reflection;

namespace SimpleSmm.Ledger.Loading;

/// <summary>
/// Resolves assemblies from a set of folders on .NET Framework, which otherwise requires the exact version that was referenced at compile
/// time. Only requests from assemblies in these folders are resolved, and only to files in these folders, so that another module with
/// different versions never gets these files.
/// </summary>
internal static class FolderAssemblies
{
    private static readonly object Gate = new();
    private static volatile string[] _folders = [];

    /// <summary>
    /// Adds a folder until the process ends, because a loaded assembly cannot be unloaded and may request other assemblies at any time.
    /// </summary>
    /// <param name="folder">The full path.</param>
    public static void Serve(string folder)
    {
        lock (Gate)
        {
            if (Has(folder)) return;
            if (_folders.Length == 0) AppDomain.CurrentDomain.AssemblyResolve += Find;
            _folders = [.. _folders, folder];
        }
    }

    private static Assembly? Find(object? sender, ResolveEventArgs asked)
    {
        // Requests of scripts and serializers, which ask for a name without an assembly in these folders, are not resolved here.
        if (asked.RequestingAssembly is not { IsDynamic: false } asking || !Has(Path.GetDirectoryName(asking.Location))) return null;

        var name = new AssemblyName(asked.Name);
        foreach (var folder in _folders)
        {
            var file = Path.Combine(folder, name.Name + ".dll");
            if (File.Exists(file) && AssemblyName.GetAssemblyName(file).Version >= name.Version) return Assembly.LoadFrom(file);
        }

        return null;
    }

    private static bool Has(string? folder) => Array.Exists(_folders, f => string.Equals(f, folder, StringComparison.OrdinalIgnoreCase));
}
