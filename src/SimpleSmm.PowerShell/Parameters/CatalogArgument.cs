using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using SimpleSmm.Catalog.Snapshots;

namespace SimpleSmm.Parameters;

/// <summary>Reads one side of a comparison as a script gives it: services, what a file made of them, or the file itself.</summary>
internal static class CatalogArgument
{
    /// <param name="services">What the services are added to.</param>
    /// <param name="given">A service, an object with a service's properties, or the path of a file.</param>
    /// <param name="paths">Resolves paths of the shell.</param>
    /// <exception cref="PanelException">It is none of these (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static void AddTo(List<Service> services, object? given, PathIntrinsics paths)
    {
        var plain = given is PSObject { BaseObject: not PSCustomObject and var inner } ? inner : given;
        if (plain is Service service) services.Add(service);
        else if (plain is string path) services.AddRange(CatalogFile.Read(FileOf(path, paths)));
        else if (plain is FileInfo file) services.AddRange(CatalogFile.Read(file.FullName));
        else if (plain is ICollection items and not IDictionary) foreach (var item in items) AddTo(services, item, paths);
        else services.Add(FromObject(given, services.Count + 1));
    }

    private static Service FromObject(object? given, int number)
    {
        var place = FormattableString.Invariant($"Object {number}");
        var fields = new Dictionary<string, object?>();
        foreach (var name in SnapshotRow.Names)
        {
            if (Find(given, name, out var value)) fields[name] = value is PSObject wrapped ? wrapped.BaseObject : value;
        }

        try
        {
            if (!fields.ContainsKey(nameof(Service.ServiceId))) throw new SnapshotException($"{place} is no service, and no path of a file.");
            return new SnapshotRow(fields, place).ToService();
        }
        catch (SnapshotException e)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"The catalog cannot be compared. {e.Message}");
        }
    }

    private static bool Find(object? given, string name, out object? value)
    {
        value = null;
        if (given is null) return false;
        var wrapped = PSObject.AsPSObject(given);
        if (wrapped.BaseObject is IDictionary table)
        {
            value = table[name];
            return table.Contains(name);
        }

        var property = wrapped.Properties[name];
        value = property?.Value;
        return property is not null;
    }

    private static string FileOf(string path, PathIntrinsics paths)
    {
        try
        {
            var file = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? file : throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is no path of a file.");
        }
        catch (Exception e) when (e is SessionStateException or NotSupportedException)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is no path of a file: {e.Message}", e);
        }
    }
}
