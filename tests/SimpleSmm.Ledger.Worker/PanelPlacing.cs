using System;
using System.Security;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Worker;

/// <summary>Places orders at a panel, as a script does that is run again after each crash.</summary>
internal static class PanelPlacing
{
    /// <summary>Places the orders with the references, … that are not placed yet, and prints each outcome.</summary>
    public static async Task RunAsync(string folder, string file, long from, int count, Uri panel, string key)
    {
        using var secret = new SecureString();
        foreach (var c in key) secret.AppendChar(c);
        using var client = new PanelClient(new PanelClientOptions { Uri = panel, ApiKey = secret });
        using var ledger = Orders.Open(folder, file);
        var orders = new LedgeredOrders(client, ledger);
        for (var number = from; number < from + count; number++)
        {
            try
            {
                var order = await orders.PlaceAsync(new OrderRequest
                {
                    ServiceId = 1, Link = $"https://example.com/{number}", Quantity = 100, Reference = $"R-{number}",
                });
                Console.WriteLine($"placed {number} {order.OrderId}");
            }
            catch (PanelException e)
            {
                Console.WriteLine($"{e.Code} {number}");
            }
        }
    }
}
