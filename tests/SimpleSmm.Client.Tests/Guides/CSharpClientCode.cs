using System;
using System.Collections.Generic;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Guides;

/// <summary>The code of docs/guides/csharp-client.md, block by block.</summary>
public static class CSharpClientCode
{
    public static async Task<AccountBalance> ConnectAsync(Uri address, SecureString key)
    {
        using var client = new PanelClient(new PanelClientOptions
        {
            Uri = address,
            ApiKey = key,
            RequestsPerMinute = 600,
            Retry = new RetryOptions { MaximumCount = 8 },
        });
        var balance = await client.GetBalanceAsync();
        return balance;
    }

    public static async Task ReadStatusesAsync(PanelClient client, IEnumerable<long> orderIds)
    {
        await foreach (var outcome in client.GetOrderStatusesAsync(orderIds))
        {
            if (outcome.Value is { } status) Console.WriteLine($"{status.OrderId}: {status.Status}, {status.Charge} {status.Currency}");
            else Console.WriteLine($"{outcome.Id}: {outcome.Error!.Code}");
        }
    }

    public static async Task<(OrderRequest Order, BudgetReservation Share)> CheckAsync(PanelClient client, OrderBudget budget)
    {
        var catalog = await client.GetServicesAsync();
        var order = catalog.Complete(new OrderRequest
        {
            ServiceId = 1,
            Link = "https://example.com/p",
            Quantity = 100,
            Reference = "2026-11/001",
        });
        var share = budget.Reserve(catalog.Find(order.ServiceId)!, order);
        return (order, share);
    }

    // Compiled only: the ledger on SQLite has tests of its own.
    public static IEnumerable<Order> ReadLedger(string ledgerFolder, Uri address)
    {
        using var ledger = LedgerLoader.Load(ledgerFolder).Open("orders.db", new LedgerAccount(address));
        foreach (var order in ledger.Read(new LedgerQuery())) yield return order;
    }

    public static async Task<Order> PlaceAsync(PanelClient client, IOrderLedger ledger, string? currency, OrderRequest order, BudgetReservation share)
    {
        var orders = new LedgeredOrders(client, ledger, currency);
        try
        {
            var placed = await orders.PlaceAsync(order);
            Console.WriteLine(placed.AlreadyPlaced ? $"Placed before: {placed.OrderId}" : $"Placed: {placed.OrderId}");
            return placed;
        }
        catch (OutcomeUnknownException e)
        {
            // The panel may have the order. It is not sent again until ledger.Resolve settles it.
            Console.WriteLine(e.Message);
            throw;
        }
        catch (PanelException)
        {
            share.Release();
            throw;
        }
    }

    public static async Task<PlacementSummary> PlaceAllAsync(PanelClient client, IOrderLedger ledger, IEnumerable<OrderRequest> orders)
    {
        var placement = new OrderPlacement(client, ledger, new OrderPlacementOptions
        {
            Budget = new OrderBudget(20m),
            OnDuplicateLink = DuplicateLinkAction.Skip,
            ThrottleLimit = 16,
        });
        var summary = new PlacementSummary();
        await foreach (var result in placement.PlaceAsync(orders))
        {
            summary.Add(result);
            Console.WriteLine($"{result.Request.Reference}: {result.Kind} {result.Order?.OrderId} {result.Error?.Message}");
        }

        Console.WriteLine(summary);
        return summary;
    }

    public static async Task WaitAsync(PanelClient client, IOrderLedger ledger, Order placed, CancellationToken cancellation)
    {
        var wait = new OrderWait(client, new OrderWaitOptions { Timeout = TimeSpan.FromHours(6) });
        wait.Add(placed.OrderId!.Value, placed.PlacedAt);
        await foreach (var look in wait.RunAsync(cancellation))
        {
            if (look.Status is { } status) ledger.Record([status]);
            if (look.IsOver) Console.WriteLine(look.Error?.Message ?? $"{look.OrderId}: {look.Status!.Status}");
        }
    }
}
