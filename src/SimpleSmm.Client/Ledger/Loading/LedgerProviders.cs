using System;
using System.IO;
using System.Reflection;

namespace SimpleSmm.Ledger.Loading;

/// <summary>Creates the ledger provider of an assembly.</summary>
internal static class LedgerProviders
{
    public static T In<T>(Assembly assembly)
        where T : class
    {
        foreach (var type in assembly.GetExportedTypes())
        {
            if (!type.IsAbstract && typeof(T).IsAssignableFrom(type))
                return (T)Activator.CreateInstance(type)!;
        }

        throw new TypeLoadException(
            $"{assembly.GetName().Name} does not contain an {typeof(T).Name} for this version of the client.");
    }

    public static bool IsLoadFault(Exception e) =>
        e is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException or UnauthorizedAccessException;

    public static PanelException NotLoaded(string folder, Exception e) => new(
        PanelErrorCode.LedgerUnavailable, $"The order ledger cannot be loaded from '{folder}': {e.Message}", e);
}
