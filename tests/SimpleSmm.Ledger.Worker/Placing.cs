using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Worker;

/// <summary>
/// Places orders many at once, at a panel that is a handler in this process. It prints each order that is sent at the moment of its request
/// and each order that was placed.
/// </summary>
internal static class Placing
{
    public static async Task Run(string folder, string file, long from, int count, int atOnce, TimeSpan latency)
    {
        using var ledger = Orders.Open(folder, file);
        using var panel = new Panel(latency);
        using var key = new SecureString();
        foreach (var c in "0f1e2d3c4b5a-secret") key.AppendChar(c);
        using var client = new PanelClient(new PanelClientOptions
        {
            Uri = new Uri("https://panel.example/api/v2"), ApiKey = key, Handler = panel,
        });
        var orders = new LedgeredOrders(client, ledger);
        await Console.Out.WriteLineAsync("ready");
        Console.ReadLine();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count).Select(i => from + i),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (number, _) => await PlaceAsync(orders, number));
    }

    private static async ValueTask PlaceAsync(LedgeredOrders orders, long number)
    {
        try
        {
            var order = await orders.PlaceAsync(Orders.Order(number) with { Reference = $"write-{number}" });
            if (!order.AlreadyPlaced) Console.WriteLine($"placed {number}");
        }
        catch (PanelException e) when (e.Code == PanelErrorCode.OrderInFlight)
        {
            // Another process is sending it.
        }
    }

    /// <summary>Answers an order with the number at the end of its link, after a time.</summary>
    private sealed class Panel(TimeSpan latency) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var sent = new MemoryStream();
            await request.Content!.CopyToAsync(sent, cancellationToken);
            var body = Uri.UnescapeDataString(Encoding.UTF8.GetString(sent.ToArray()));
            var link = body.Split('&').Single(field => field.StartsWith("link=", StringComparison.Ordinal));
            var number = long.Parse(link.AsSpan(link.LastIndexOf('/') + 1), CultureInfo.InvariantCulture);
            Console.WriteLine($"sending {number}");
            if (latency > TimeSpan.Zero) await Task.Delay(latency, cancellationToken);
            return new HttpResponseMessage { Content = new StringContent(JsonSerializer.Serialize(new { order = number })) };
        }
    }
}
