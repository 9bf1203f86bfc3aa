using System;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Catalog;

/// <summary>What the client says an order will cost is what the panel takes.</summary>
public sealed class ChargeEstimateSandboxTests : AgainstTheSandboxTest
{
    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_estimate_is_the_charge_to_the_last_digit(string name)
    {
        var (type, service) = await Begin(name);
        var accepted = 0;
        foreach (var row in AgainstTheSandboxRows.Of(type, service).Where(row => row.Expected is null))
        {
            var order = row.ToRequest().CompleteFor(service);
            var before = Panel.Panel.Balance;
            var placed = await Client.AddOrderAsync(order);
            var charge = Panel.Panel.FindOrder(placed.OrderId!.Value)!.Charge;
            Assert.Equal((row.What, before - charge), (row.What, Panel.Panel.Balance));

            // A subscription is charged by the post, and a panel may charge for a list or for the quantity beside it.
            if (type.Name == "Subscriptions") Assert.Equal((row.What, 0m), (row.What, charge));
            else if (row.What == "with quantity" && type.Counted is not null) Assert.True(order.EstimatedCharge > charge);
            else Assert.Equal((row.What, order.EstimatedCharge), (row.What, charge));
            accepted++;
        }

        Assert.InRange(accepted, 3, 60);
    }

    [Fact]
    public async Task A_posts_estimate_is_the_most_that_its_order_costs()
    {
        var (type, service) = await Begin("Subscriptions");
        var order = type.Order(service).With(null, ("min", "137"), ("max", "137"), ("posts", "1"), ("old_posts", "3"), ("delay", "0")).ToRequest().CompleteFor(service);

        var placed = await Client.AddOrderAsync(order);
        Panel.Panel.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(order.EstimatedCharge, Panel.Panel.FindOrder(placed.OrderId!.Value)!.Charge);
    }
}
