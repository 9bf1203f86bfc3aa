using System;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests;

/// <summary>Money to the last digit.</summary>
public sealed class AccountTests
{
    [Theory]
    [InlineData(1, 50, "0.04500")]
    [InlineData(1, 1001, "0.90090")]
    [InlineData(3, 333, "0.1373625")]
    [InlineData(42, 101, "0.00013635")]
    [InlineData(9, 20, "0.004375")]
    [InlineData(10, 2000, "3.00000")]
    public void The_charge_is_exact_and_leaves_the_balance(int service, int quantity, string charge)
    {
        var panel = Panels.Still();
        long order = panel.Add(service, quantity);
        Assert.Equal(charge, panel.AskJson("status", $"order={order}").GetProperty("charge").GetString());
        var balance = panel.AskJson("balance");
        Assert.Equal(100m, balance.Money("balance") + panel.Orders[0].Charge);
        Assert.Equal(panel.Balance, balance.Money("balance"));
    }

    [Theory]
    [InlineData("Canceled")]
    [InlineData("Partial")]
    public void The_undelivered_part_is_refunded_once(string status)
    {
        (var panel, long id) = Panels.With(status, Panels.FollowersWithNeither, 999);
        var order = panel.FindOrder(id)!;
        decimal refund = status == "Canceled" ? order.Charge : 0.4125m * order.Remains / 1000m;
        Assert.True(refund > 0 && (status == "Canceled" || refund < order.Charge));
        Assert.Equal(100m - order.Charge + refund, panel.Balance);
        panel.Clock.Advance(TimeSpan.FromDays(10));
        panel.Ask("status", $"order={id}");
        Assert.Equal(100m - order.Charge + refund, panel.AskJson("balance").Money("balance"));
        Assert.Equal(order.Charge - refund, panel.AskJson("status", $"order={id}").Money("charge"));
    }

    [Fact]
    public void No_money_is_made_or_lost_over_many_orders_and_cancellations()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            var panel = Panels.Still(seed, balance: 5000m);
            int[] services = [1, 3, 5, 9, 42, 50, 31];
            for (int i = 0; i < 140; i++)
            {
                int quantity = 500 + (37 * i);
                panel.Ask("add", $"service={services[i % services.Length]}", $"link=x.test/{i}", $"quantity={quantity}");
                panel.Clock.Advance(TimeSpan.FromSeconds(41 * seed));
                if (i % 3 == 0)
                    panel.Ask("cancel", $"orders={235416 + (i / 2)}");

                // At every moment, not only at the end: charges taken less refunds given is what is missing.
                Assert.Equal(5000m, panel.Balance + panel.Orders.Sum(order => order.Charge - order.Refunded));
            }

            panel.Clock.Advance(TimeSpan.FromDays(30));
            decimal paid = Enumerable.Range(235416, 140).Chunk(100).Sum(ids =>
                panel.AskJson("status", "orders=" + Asking.Ids(ids)).EnumerateObject().Sum(status => status.Value.Money("charge")));
            Assert.Equal(5000m, panel.AskJson("balance").Money("balance") + paid);
            Assert.Contains(panel.Orders, order => order.Status == "Partial");
            Assert.Contains(panel.Orders, order => order.Status == "Canceled");
        }
    }

    [Fact]
    public void Many_at_once_never_overdraw()
    {
        // 100 is enough for 1111 orders of 0.09, whoever comes first.
        var panel = Panels.Still();
        int accepted = ParallelEnumerable.Range(0, 3000).WithDegreeOfParallelism(8)
            .Count(i => panel.Error("add", "service=1", $"link=x.test/{i}", "quantity=100") is null);
        Assert.Equal(1111, accepted);
        Assert.Equal(0.01m, panel.Balance);
        Assert.Equal(1111, panel.Orders.Select(order => order.Id).Distinct().Count());
    }
}
