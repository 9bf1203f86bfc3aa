using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Waiting;

/// <summary>A wait whose clock is the panel's, which stands still but for the waiting itself.</summary>
public abstract class WaitTest : PanelTest
{
    /// <summary>The waits between the rounds so far.</summary>
    protected List<TimeSpan> Delays { get; } = [];

    /// <summary>Happens after each wait, before the round.</summary>
    protected Action OnRound { get; set; } = () => { };

    protected OrderWait Wait(TimeSpan? timeout = null, TimeSpan? interval = null, params string[] until) => Wait(Client, timeout, interval, until);

    protected OrderWait Wait(PanelClient client, TimeSpan? timeout = null, TimeSpan? interval = null, params string[] until) => new(client, new OrderWaitOptions
    {
        Until = until.Length == 0 ? null : until,
        Timeout = timeout,
        PollingInterval = interval,
        ThrottleLimit = 1,
        Now = () => Panel.Panel.Clock.Now,
        Delay = (time, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            Delays.Add(time);
            Panel.Panel.Clock.Advance(time);
            OnRound();
            return Task.CompletedTask;
        },
    });

    protected async Task<long[]> PlaceAsync(int count)
    {
        var ids = new long[count];
        for (var i = 0; i < count; i++)
        {
            var link = "https://example.com/" + i.ToString(CultureInfo.InvariantCulture);
            ids[i] = (await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = link, Quantity = 100 })).OrderId!.Value;
        }

        Panel.ClearRequests();
        return ids;
    }

    protected static async Task<List<OrderWaitResult>> RunAsync(OrderWait wait)
    {
        var looks = new List<OrderWaitResult>();
        await foreach (var look in wait.RunAsync()) looks.Add(look);
        return looks;
    }

    /// <summary>The ids of each request, as sent.</summary>
    protected string[] Sent() => [.. Panel.Requests.Select(r => r["orders"] ?? r["order"]!)];
}
