using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>The folder of the default ledger during the tests, so that none of them touches the one of who runs them.</summary>
internal static class DataFolder
{
    public static string Path { get; } =
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), "simplesmm-data-" + Guid.NewGuid().ToString("N"));

    [ModuleInitializer]
    internal static void Use()
    {
        Environment.SetEnvironmentVariable(LedgerPath.Variable, System.IO.Path.Combine(Path, "orders.db"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        };
    }
}
