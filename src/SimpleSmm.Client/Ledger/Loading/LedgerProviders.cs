using System;
using System.IO;
using System.Reflection;

namespace SimpleSmm.Ledger.Loading;

/// <summary>Finds the provider in an assembly.</summary>
internal static class LedgerProviders
{
    public static IOrderLedgerProvider In(Assembly assembly)
    {
        foreach (var type in assembly.GetExportedTypes())
        {
            if (!type.IsAbstract && typeof(IOrderLedgerProvider).IsAssignableFrom(type)) return (IOrderLedgerProvider)Activator.CreateInstance(type)!;
        }

        throw new TypeLoadException($"{assembly.GetName().Name} has no {nameof(IOrderLedgerProvider)} of this client's.");
    }

    public static bool IsLoadFault(Exception e) =>
        e is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException or UnauthorizedAccessException;

    public static PanelException NotLoaded(string folder, Exception e) => new(
        PanelErrorCode.LedgerUnavailable, $"The order ledger cannot be loaded from '{folder}': {e.Message}", e);
}
