using System;
using System.Linq;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Worker;

/// <summary>One of many workers that all want the same orders, each in another sequence, 16 at once.</summary>
internal static class Fleet
{
    /// <summary>Places the orders, … that are not placed yet.</summary>
    public static async Task RunAsync(string folder, string file, long from, int count, Uri panel, string key)
    {
        using var secret = new SecureString();
        foreach (var c in key) secret.AppendChar(c);
        using var client = new PanelClient(new PanelClientOptions { Uri = panel, ApiKey = secret });
        using var ledger = Open(folder, file);
        var orders = new LedgeredOrders(client, ledger);
        var numbers = Enumerable.Range(0, count).Select(i => from + i).ToArray();
        Random.Shared.Shuffle(numbers);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, end) =>
        {
            try
            {
                await orders.PlaceAsync(Orders.Order(number) with { Reference = $"R-{number}" }, end);
            }
            catch (PanelException)
            {
                // The ledger and the panel have the outcomes, which the test compares.
            }
        });
    }

    // A server that restarts is waited for, as a service manager does that starts a failed worker again.
    private static IOrderLedger Open(string folder, string file)
    {
        while (true)
        {
            try
            {
                return Orders.Open(folder, file);
            }
            catch (PanelException e) when (e.Code == PanelErrorCode.LedgerUnavailable)
            {
                Thread.Sleep(200);
            }
        }
    }
}
