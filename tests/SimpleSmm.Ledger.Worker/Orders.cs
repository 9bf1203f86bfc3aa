using System;
using System.Threading;

namespace SimpleSmm.Ledger.Worker;

/// <summary>What the processes do to the ledger. Each line they print is true on the disk already.</summary>
internal static class Orders
{
    /// <summary>The references 0, 1, 2, … are wanted by several processes at once; prints those that this one may send.</summary>
    public static void Race(string folder, string file, long from, int count)
    {
        using var ledger = Open(folder, file);
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var i = 0; i < count; i++)
        {
            var claim = ledger.Claim(Order(i), $"race-{i}");
            if (claim.Kind != LedgerClaimKind.Claimed) continue;
            Console.WriteLine($"claimed race-{i}");
            ledger.SettlePlaced(claim, new Order { OrderId = from + i });
            ledger.Release(claim);
        }
    }

    /// <summary>Places orders one after the other until there are enough or the process is killed.</summary>
    public static void Write(string folder, string file, long from, int count)
    {
        using var ledger = Open(folder, file);
        for (var i = 0; i < count; i++)
        {
            var id = from + i;
            var claim = ledger.Claim(Order(id), $"write-{id}");
            Console.WriteLine($"sending {id}");
            ledger.SettlePlaced(claim, new Order { OrderId = id });
            Console.WriteLine($"placed {id}");
            ledger.Release(claim);
        }
    }

    /// <summary>Claims one order and never settles it.</summary>
    public static void SendAndHang(string folder, string file)
    {
        using var ledger = Open(folder, file);
        ledger.Claim(Order(1), "hanging");
        Console.WriteLine("sending");
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Opens a file, or a server whose user and password are in the environment.</summary>
    internal static IOrderLedger Open(string folder, string file)
    {
        var panel = new LedgerAccount(new Uri("https://panel.example/api/v2"), "Default");
        return file.StartsWith("Host=", StringComparison.Ordinal)
            ? LedgerLoader.LoadServer(folder + "/../postgres").Open(file, null, panel)
            : LedgerLoader.Load(folder).Open(file, panel);
    }

    internal static OrderRequest Order(long number) => new() { ServiceId = 1, Link = $"https://example.com/{number}", Quantity = 100 };
}
