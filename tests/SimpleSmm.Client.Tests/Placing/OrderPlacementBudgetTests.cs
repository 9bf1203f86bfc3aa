using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Placing;

/// <summary>What is under way never exceeds the budget, and the result is as if the orders were sent one after the other.</summary>
public sealed class OrderPlacementBudgetTests : PlacementTest
{
    private static OrderPlacementOptions With(OrderBudget? budget, bool checkBalance = false) =>
        new() { Budget = budget, CheckBalance = checkBalance, Currency = "USD" };

    // Costs 0.90.
    private static OrderRequest Dear(string link) => Order(link, quantity: 1000);

    [Fact]
    public async Task Orders_are_sent_until_the_budget_is_full_and_cheaper_ones_after_it()
    {
        var budget = new OrderBudget(2);

        var results = await RunAsync(Placement(With(budget)), Dear("a"), Dear("b"), Dear("c"), Order("d", quantity: 200));

        Assert.Equal([null, null, PanelErrorCode.BudgetExceeded, null], results.Select(result => result.Error?.Code));
        Assert.Equal(1.98m, budget.Spent);
        Assert.Equal(["a", "b", "d"], Sent().Skip(1).Order());
    }

    [Fact]
    public async Task An_order_waits_for_the_part_of_another_one_that_may_come_back()
    {
        Panel.Faults.OnAction("add", Fault.Error("Incorrect link"));

        var results = await RunAsync(Placement(With(new OrderBudget(1))), Dear("a"), Dear("b"), Dear("c"));

        Assert.Equal([PanelErrorCode.InvalidLink, null, PanelErrorCode.BudgetExceeded], results.Select(result => result.Error?.Code));
        Assert.Equal(["services", "a", "b"], Sent());
    }

    [Fact]
    public async Task An_unknown_outcome_keeps_its_part()
    {
        Panel.Faults.OnAction("add", Fault.EmptyBody().AfterAccept());
        var budget = new OrderBudget(1);

        var results = await RunAsync(Placement(With(budget)), Dear("a"), Dear("b"));

        Assert.Equal([PlacementKind.Unknown, PlacementKind.Rejected], Kinds(results));
        Assert.Equal(0.9m, budget.Spent);
    }

    [Fact]
    public async Task Orders_that_were_placed_before_or_declined_cost_nothing()
    {
        await RunAsync(Placement(), Order("a", "R-1", 1000));
        var budget = new OrderBudget(1);
        var placement = Placement(new OrderPlacementOptions { Budget = budget, Confirm = order => order.Link != "b" });

        var results = await RunAsync(placement, Order("a", "R-1", 1000), Dear("b"), Dear("c"));

        Assert.Equal([PlacementKind.Known, PlacementKind.Declined, PlacementKind.Placed], Kinds(results));
        Assert.Equal(0.9m, budget.Spent);
    }

    [Fact]
    public async Task The_balance_is_read_once_and_is_a_limit()
    {
        OrderRequest Dearest(string link) => Order(link, quantity: 5000, service: 51);

        var results = await RunAsync(Placement(With(null, checkBalance: true)), Dearest("a"), Dearest("b"), Order("c"));

        Assert.Equal([null, PanelErrorCode.InsufficientFunds, null], results.Select(result => result.Error?.Code));
        Assert.Equal(["services", "balance"], Sent().Take(2));
        Assert.Equal(["a", "c"], Sent().Skip(2).Order());
    }

    [Fact]
    public async Task The_balance_tells_the_currency_of_orders_whatever_their_outcome()
    {
        Panel.Faults.OnAction("add", Fault.Error("Incorrect link"));

        await RunAsync(Placement(new OrderPlacementOptions { CheckBalance = true }), Order("a", "R-1"), Order("b", "R-2"));

        Assert.Equal(("Rejected", "USD"), (Ledger.Find("R-1")!.Outcome, Ledger.Find("R-1")!.Currency));
        Assert.Equal(("Placed", "USD"), (Ledger.Find("R-2")!.Outcome, Ledger.Find("R-2")!.Currency));
    }

    [Fact]
    public async Task Two_placements_share_a_budget_in_one_currency()
    {
        var budget = new OrderBudget(1);
        var euros = Placement(new OrderPlacementOptions { Budget = budget, Currency = "EUR" });
        Assert.Equal([PlacementKind.Placed], Kinds(await RunAsync(Placement(With(budget)), Dear("a"))));

        foreach (var placement in new[] { euros, Placement(With(budget)) })
            Assert.Equal(PanelErrorCode.BudgetExceeded, Assert.Single(await RunAsync(placement, Dear("b"))).Error!.Code);
    }
}
