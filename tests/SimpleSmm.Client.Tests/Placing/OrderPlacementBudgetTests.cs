using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Placing;

/// <summary>What is under way never exceeds the budget, and the result is as if the orders were sent one after the other.</summary>
public sealed class OrderPlacementBudgetTests : PlacementTest
{
    private static OrderPlacementOptions With(OrderBudget? budget, bool checkBalance = false) =>
        new() { Budget = budget, CheckBalance = checkBalance, Currency = "USD" };

    [Fact]
    public async Task Orders_are_sent_until_the_budget_is_full_and_cheaper_ones_after_it()
    {
        var budget = new OrderBudget(2);

        var results = await RunAsync(Placement(with: _ => With(budget)), Order("a", quantity: 1000), Order("b", quantity: 1000), Order("c", quantity: 1000), Order("d", quantity: 200));

        Assert.Equal([null, null, PanelErrorCode.BudgetExceeded, null], results.Select(result => result.Error?.Code));
        Assert.Equal(1.98m, budget.Spent);
        Assert.Equal(["a", "b", "d"], Sent().Skip(1).Order());
    }

    [Fact]
    public async Task An_order_waits_for_the_part_of_another_one_that_may_come_back()
    {
        Panel.Faults.OnAction("add", Fault.Error("Incorrect link"));

        var results = await RunAsync(Placement(with: _ => With(new OrderBudget(1))), Order("a", quantity: 1000), Order("b", quantity: 1000), Order("c", quantity: 1000));

        Assert.Equal([PanelErrorCode.InvalidLink, null, PanelErrorCode.BudgetExceeded], results.Select(result => result.Error?.Code));
        Assert.Equal(["services", "a", "b"], Sent());
    }

    [Fact]
    public async Task An_unknown_outcome_keeps_its_part()
    {
        Panel.Faults.OnAction("add", Fault.EmptyBody().AfterAccept());
        var budget = new OrderBudget(1);

        var results = await RunAsync(Placement(with: _ => With(budget)), Order("a", quantity: 1000), Order("b", quantity: 1000));

        Assert.Equal([PlacementKind.Unknown, PlacementKind.Rejected], Kinds(results));
        Assert.Equal(0.9m, budget.Spent);
    }

    [Fact]
    public async Task Orders_that_were_placed_before_or_declined_cost_nothing()
    {
        await RunAsync(Placement(), Order("a", "R-1", 1000));
        var budget = new OrderBudget(1);
        var placement = Placement(with: _ => new OrderPlacementOptions { Budget = budget, Confirm = order => order.Link != "b" });

        var results = await RunAsync(placement, Order("a", "R-1", 1000), Order("b", quantity: 1000), Order("c", quantity: 1000));

        Assert.Equal([PlacementKind.Known, PlacementKind.Declined, PlacementKind.Placed], Kinds(results));
        Assert.Equal(0.9m, budget.Spent);
    }

    [Fact]
    public async Task The_balance_is_read_once_and_is_a_limit()
    {
        var results = await RunAsync(
            Placement(with: _ => With(null, checkBalance: true)), Order("a", quantity: 5000, service: 51), Order("b", quantity: 5000, service: 51), Order("c"));

        Assert.Equal([null, PanelErrorCode.InsufficientFunds, null], results.Select(result => result.Error?.Code));
        Assert.Equal(["services", "balance"], Sent().Take(2));
        Assert.Equal(["a", "c"], Sent().Skip(2).Order());
    }

    [Fact]
    public async Task Two_placements_share_a_budget_in_one_currency()
    {
        var budget = new OrderBudget(1);
        var euros = Placement(with: _ => new OrderPlacementOptions { Budget = budget, Currency = "EUR" });
        Assert.Equal([PlacementKind.Placed], Kinds(await RunAsync(Placement(with: _ => With(budget)), Order("a", quantity: 1000))));

        Assert.Equal(PanelErrorCode.BudgetExceeded, Assert.Single(await RunAsync(euros, Order("b"))).Error!.Code);
        Assert.Equal(PanelErrorCode.BudgetExceeded, Assert.Single(await RunAsync(Placement(with: _ => With(budget)), Order("c", quantity: 1000))).Error!.Code);
    }
}
