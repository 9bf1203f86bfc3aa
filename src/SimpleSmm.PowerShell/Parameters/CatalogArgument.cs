using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using SimpleSmm.Snapshots;

namespace SimpleSmm.Parameters;

/// <summary>Reads one side of a comparison as a script gives it: services, what a file made of them, or the file itself.</summary>
internal static class CatalogArgument
{
    /// <param name="services">What the services are added to.</param>
    /// <param name="given">A service, an object with a service's properties, or the path of a file.</param>
    /// <param name="paths">Resolves paths of the shell.</param>
    /// <param name="read">Reads a file.</param>
    /// <exception cref="PanelException">It is none of these (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static void AddTo(List<Service> services, object? given, PathIntrinsics paths, Func<string, List<Service>> read)
    {
        var plain = given is PSObject { BaseObject: not PSCustomObject and var inner } ? inner : given;
        if (plain is Service service) services.Add(service);
        else if (plain is string path) services.AddRange(read(FileOf(path, paths)));
        else if (plain is FileInfo file) services.AddRange(read(file.FullName));
        else if (plain is ICollection items and not IDictionary) foreach (var item in items) AddTo(services, item, paths, read);
        else services.Add(FromObject(given, services.Count + 1));
    }

    private static Service FromObject(object? given, int number)
    {
        try
        {
            return SnapshotRow.Of(given, FormattableString.Invariant($"Object {number}")).ToService();
        }
        catch (SnapshotException e)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                $"The catalog cannot be compared. {e.Message} Give services, objects with their properties, or the path of a file.");
        }
    }

    private static string FileOf(string path, PathIntrinsics paths)
    {
        try
        {
            var file = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem"
                ? file
                : throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is not the path of a file.");
        }
        catch (Exception e) when (e is SessionStateException or NotSupportedException)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is not the path of a file: {e.Message}", e);
        }
    }
}
