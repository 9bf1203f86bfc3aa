using System;
using System.Linq;

namespace SimpleSmm.Sandbox.Tests.Support;

/// <summary>Panels whose clock stands still, so that a test alone moves time.</summary>
internal static class Panels
{
    public const int FollowersWithRefillAndCancel = 1, CustomComments = 2, FollowersWithNeither = 3, RefillOnly = 4, CancelOnly = 5;

    public static SandboxPanel Still(
        int seed = 1, decimal balance = 100m, int existing = 0, PanelDialect dialect = PanelDialect.Perfect) =>
        new(new SandboxOptions { Seed = seed, Balance = balance, ExistingOrders = existing, Dialect = dialect, Speed = 0 });

    /// <summary>A panel with one order of the service that has come to this status.</summary>
    public static (SandboxPanel Panel, long Order) With(string status, int service, int quantity = 1000)
    {
        // Which order ends how is the seed's business, so seeds are tried until one does as wished.
        for (int seed = 1; seed < 500; seed++)
        {
            var panel = Still(seed);
            long order = panel.Add(service, quantity);
            for (int minute = 0; minute < 180; minute++)
            {
                if (panel.Status(order) == status)
                    return (panel, order);
                panel.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        throw new InvalidOperationException($"No seed brings an order to {status}.");
    }

    /// <summary>An existing order that fits.</summary>
    public static SandboxOrder Existing(SandboxPanel panel, Func<SandboxOrder, bool> fits) =>
        Enumerable.Range(1, 100).Select(id => panel.FindOrder(id)).First(order => order is not null && fits(order))!;
}
