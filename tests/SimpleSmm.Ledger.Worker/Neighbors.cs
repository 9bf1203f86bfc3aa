using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.Loader;

namespace SimpleSmm.Ledger.Worker;

/// <summary>Uses the ledger in a process where another module's SQLite is, and looks whether either notices the other.</summary>
internal static class Neighbors
{
    public static void Check(string folder, string file)
    {
        var connection = new Microsoft.Data.Sqlite.SqliteConnection();
        var raw = new SQLitePCL.Raw();
        var before = Default();
        Expect(Contexts() == 0, "there is a context of ours before the first ledger");
        Expect(!NativeIsLoaded(), "SQLite is loaded before the first ledger");
        LedgerLoader.Load(folder);
        Expect(!NativeIsLoaded(), "SQLite is loaded before a ledger is opened");

        using (var ledger = Orders.Open(folder, file))
        {
            var claim = ledger.Claim(Orders.Order(1), "neighbor");
            ledger.SettlePlaced(claim, new Order { OrderId = 7 });
            Expect(ledger.Find("neighbor")?.OrderId == 7, "the ledger does not work");
        }

        Expect(connection.Maker == "another module" && raw.Maker == "another module", "the neighbor was disturbed");
        Expect(before.SetEquals(Default()), "something of ours is in the default context");
        Expect(Contexts() == 1, "there is not exactly one context of ours");
        Expect(ReferenceEquals(LedgerLoader.Load(folder), LedgerLoader.Load(folder)), "it was loaded twice");
        Console.WriteLine("undisturbed");
    }

    private static HashSet<string> Default() =>
        AssemblyLoadContext.Default.Assemblies.Select(assembly => assembly.FullName!)
            .Where(name => name.Contains("SQLite", StringComparison.OrdinalIgnoreCase) || name.Contains("Ledger,", StringComparison.Ordinal))
            .ToHashSet();

    private static int Contexts() => AssemblyLoadContext.All.Count(context => context.Name == "SimpleSmm.Ledger");

    private static bool NativeIsLoaded()
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Any(module => module.ModuleName.Contains("e_sqlite3", StringComparison.Ordinal));
    }

    private static void Expect(bool condition, string otherwise)
    {
        if (!condition) throw new InvalidOperationException(otherwise);
    }
}
