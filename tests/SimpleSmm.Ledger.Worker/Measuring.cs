using System;
using System.Linq;

namespace SimpleSmm.Ledger.Worker;

/// <summary>Measures the orders of a ledger by day and service in a heap that could not hold them.</summary>
internal static class Measuring
{
    public static void Run(string folder, string file, int megabytes)
    {
        using var ledger = Orders.Open(folder, file);
        AppContext.SetData("GCHeapHardLimit", (ulong)megabytes << 20);
        GC.RefreshMemoryLimit();
        var totals = ledger.Measure(new OrderMeasureQuery { Groups = [MeasureGroup.Day, MeasureGroup.Service] });
        Console.WriteLine(totals.Sum(one => one.Orders));
    }
}
