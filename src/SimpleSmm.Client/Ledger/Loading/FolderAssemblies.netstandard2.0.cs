using System;
using System.IO;
using System.Reflection;

namespace SimpleSmm.Ledger.Loading;

/// <summary>
/// Lets the assemblies of some folders find each other on .NET Framework, which insists on the exact version that was compiled against
/// where no program's configuration says otherwise. Only what one of these folders' assemblies asks for is answered, and only with a file
/// of theirs: another module, with other versions of the same names, is never given ours.
/// </summary>
internal static class FolderAssemblies
{
    private static readonly object Gate = new();
    private static volatile string[] _folders = [];

    /// <summary>Serves a folder as well, until the process ends: what was loaded cannot be unloaded, and may ask for more at any time.</summary>
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
        // Nobody's request is what a script or a serializer asks for by a name: not ours to answer.
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
