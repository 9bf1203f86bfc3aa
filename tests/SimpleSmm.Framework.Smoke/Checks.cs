using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Security;
using System.Threading.Tasks;

namespace SimpleSmm.Framework.Smoke;

/// <summary>What must hold; each throws where it does not.</summary>
internal static class Checks
{
    /// <summary>Statuses in batches, an order, a refusal, and the same order again by way of a ledger.</summary>
    public static async Task RunAsync(Uri panel, string key, string folder, string ledgerFile)
    {
        using var secret = new SecureString();
        foreach (var character in key) secret.AppendChar(character);
        using var client = new PanelClient(new PanelClientOptions { Uri = panel, ApiKey = secret });

        var ids = new List<long>();
        for (var id = 1; id <= 250; id++) ids.Add(id);
        ids.Add(999_999_999);
        var answered = 0;
        var refused = "";
        await foreach (var outcome in client.GetOrderStatusesAsync(ids))
        {
            if (outcome.Value is not null) answered++;
            else refused += outcome.Id == 999_999_999 ? outcome.Error!.Code.ToString() : outcome.Error!.ToString();
        }

        Same("one refusal", refused, "OrderNotFound");
        Same("250 statuses", answered, 250);
        Same("a catalog", (await client.GetServicesAsync()).Services.Count > 10, true);
        var balance = await client.GetBalanceAsync();

        using var ledger = LedgerLoader.Load(Path.Combine(folder, "ledger")).Open(ledgerFile, new LedgerAccount(panel, "smoke"));
        var orders = new LedgeredOrders(client, ledger, balance.Currency);
        var order = new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100, Reference = "smoke-1" };
        var first = await orders.PlaceAsync(order);
        var again = await orders.PlaceAsync(order);
        Same("the order's state", first.Outcome.ToString(), "Placed");
        Same("the order again", again.OrderId, first.OrderId);
        Same("the balance", (await client.GetBalanceAsync()).Balance < balance.Balance, true);
    }

    /// <summary>Who is not of the module's folder must not be given its files.</summary>
    public static void StrangersGetNothing(string folder)
    {
        // By name alone: an AssemblyName read from a file also says where the file is.
        var name = AssemblyName.GetAssemblyName(Path.Combine(folder, "System.Text.Json.dll")).FullName;
        try
        {
            var found = Assembly.Load(name).Location;
            if (found.StartsWith(folder, StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException($"A stranger was given {found}.");
            Console.WriteLine($"  a stranger has its own {name}, {found}");
        }
        catch (FileNotFoundException)
        {
            Console.WriteLine($"  a stranger has no {name}");
        }
    }

    /// <summary>What the client needed came from the module's folder.</summary>
    public static void EverythingIsOurs(string folder)
    {
        var seen = 0;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.IsDynamic || !File.Exists(Path.Combine(folder, assembly.GetName().Name + ".dll"))) continue;
            Console.WriteLine($"  {assembly.GetName().Name} {assembly.GetName().Version} {assembly.Location}");
            if (assembly.Location.StartsWith(folder, StringComparison.OrdinalIgnoreCase)) seen++;
        }

        Same("System.Text.Json and what it needs from the module's folder", seen >= 4, true);
    }

    private static void Same<T>(string what, T seen, T expected)
    {
        if (!Equals(seen, expected)) throw new InvalidOperationException($"{what}: {seen}, not {expected}.");
        Console.WriteLine($"  {what}");
    }
}
