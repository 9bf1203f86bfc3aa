using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>One of the three actions that change something at the panel, with fields that the real one accepts.</summary>
internal sealed record Writer(string Name, (string Name, string Value)[] Fields, Func<PanelClient, CancellationToken, Task> Send)
{
    public static readonly string[] Names = ["add", "refill", "cancel"];

    public static Writer Of(string name) => name switch
    {
        "add" => new(
            name,
            [("service", "1"), ("link", "https://example.com/p"), ("quantity", "100")],
            (client, stop) => client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 }, stop)),
        "refill" => new(name, [("order", "2")], (client, stop) => client.RefillAsync(2, stop)),
        "cancel" => new(name, [("orders", "3")], CancelAsync),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    public Dictionary<string, string> FieldsByName
    {
        get
        {
            var fields = new Dictionary<string, string>();
            foreach (var (name, value) in Fields) fields.Add(name, value);
            return fields;
        }
    }

    private static async Task CancelAsync(PanelClient client, CancellationToken stop)
    {
        await foreach (var outcome in client.CancelAsync([3], cancellation: stop))
        {
            if (outcome.Error is { } error) throw error;
        }
    }
}
