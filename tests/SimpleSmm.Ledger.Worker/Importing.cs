using System;
using System.Collections.Generic;

namespace SimpleSmm.Ledger.Worker;

/// <summary>Imports orders in blocks, each of which is one transaction, until there are enough or the process is killed.</summary>
internal static class Importing
{
    private const int Block = 100;

    public static void Run(string folder, string file, long from, int count)
    {
        using var ledger = Orders.Open(folder, file);
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var first = from; first < from + count; first += Block)
        {
            var imported = new List<long>();
            ledger.RunInTransaction(() =>
            {
                for (var id = first; id < first + Block; id++)
                    imported.Add(ledger.Import(new Order { OrderId = id, Reference = $"write-{id}" }).OrderId!.Value);
            });
            foreach (var id in imported) Console.WriteLine($"placed {id}");
        }
    }
}
