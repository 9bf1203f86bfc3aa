// Shows the main tasks with the C# client alone, on a local test panel that it starts itself, without real money. For a real panel remove
// the test panel and set PanelClientOptions to your address and key.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using SimpleSmm;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
await using var panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = "demo-key", ExistingOrders = 250 });

using var key = new SecureString();
foreach (var c in "demo-key") key.AppendChar(c);
using var client = new PanelClient(new PanelClientOptions { Uri = panel.Uri, ApiKey = key });

var catalog = await client.GetServicesAsync();
Console.WriteLine($"{catalog.Services.Count} services, the first three:");
foreach (var service in catalog.Services.Take(3))
    Console.WriteLine($"  {service.ServiceId,4}  {service.Name,-45} {service.Rate,8} per 1000");

Console.WriteLine("Two orders:");
var placed = new List<Order>();
foreach (var link in new[] { "https://example.com/first", "https://example.com/second" })
{
    var order = await client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = link, Quantity = 100 });
    placed.Add(order);
    Console.WriteLine($"  order {order.OrderId} for {order.Link}");
}

var before = panel.Requests.Count;
var statuses = new List<OrderStatus>();
await foreach (var outcome in client.GetOrderStatusesAsync(Enumerable.Range(1, 250).Select(id => (long)id)))
{
    if (outcome.Value is { } status) statuses.Add(status);
    else Console.WriteLine($"  {outcome.Error!.Message}");
}

Console.WriteLine($"{statuses.Count} statuses in {panel.Requests.Count - before} requests:");
foreach (var group in statuses.GroupBy(status => status.Status).OrderByDescending(group => group.Count()))
    Console.WriteLine($"  {group.Count(),4}  {group.Key}");

var refills = new List<Refill>();
var refusals = new List<string>();
await foreach (var outcome in client.RefillAsync(statuses.Where(status => status.Status == "Partial").Select(status => status.OrderId)))
{
    if (outcome.Value is { } refill) refills.Add(refill);
    else refusals.Add(outcome.Error!.PanelText ?? outcome.Error.Message);
}

Console.WriteLine($"{refills.Count} of the partial orders are being refilled; refused:");
foreach (var group in refusals.GroupBy(text => text)) Console.WriteLine($"  {group.Count(),4}  {group.Key}");

await foreach (var outcome in client.CancelAsync([placed[^1].OrderId!.Value]))
    Console.WriteLine(outcome.Error?.Message ?? $"The cancellation of order {outcome.Id} was accepted.");

var balance = await client.GetBalanceAsync();
Console.WriteLine($"Balance: {balance.Balance} {balance.Currency}");
