using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Placing;

/// <summary>A budget admits what fits, by estimates, and says which limit is in the way.</summary>
public sealed class OrderBudgetTests
{
    private static readonly Service OfNinety = Sample.Service(rate: 0.9m);

    private static OrderRequest OfPieces(long quantity) => Sample.Of("Default") with { Quantity = quantity };

    [Fact]
    public void Of_a_hundred_orders_those_are_admitted_that_fit()
    {
        var budget = new OrderBudget(10);
        var (admitted, refused) = (0, new List<PanelException>());

        for (var i = 0; i < 100; i++)
        {
            try
            {
                Assert.Equal(0.9m, budget.Reserve(OfNinety, OfPieces(1000)).Charge);
                admitted++;
            }
            catch (PanelException e)
            {
                refused.Add(e);
            }
        }

        Assert.Equal((11, 89, 9.9m), (admitted, refused.Count, budget.Spent));
        Assert.All(refused, e => Assert.Equal(
            (PanelErrorCode.BudgetExceeded, "The order would cost 0.9 USD, but only 0.1 of the budget of 10 is left. It was not sent."), (e.Code, e.Message)));
        budget.Reserve(OfNinety, OfPieces(100));
        budget.Reserve(OfNinety, OfPieces(11));
        Refused("0.0001 of the budget", () => budget.Reserve(OfNinety, OfPieces(1)));
    }

    [Fact]
    public void An_order_that_costs_exactly_the_rest_is_accepted()
    {
        var budget = new OrderBudget(0.9m);

        budget.Reserve(OfNinety, OfPieces(1000));

        Refused("0 of the budget of 0.9", () => budget.Reserve(OfNinety, OfPieces(1)));
        budget.Reserve(Sample.Service(rate: 0), OfPieces(1));
    }

    [Fact]
    public void A_rejected_share_is_released_once_and_an_unknown_one_stays()
    {
        var budget = new OrderBudget(1);
        var rejected = budget.Reserve(OfNinety, OfPieces(1000));

        rejected.Release();
        rejected.Release();

        Assert.Equal(0, budget.Spent);
        budget.Reserve(OfNinety, OfPieces(1000));
        rejected.Release();
        Assert.Equal(0.9m, budget.Spent);
    }

    [Fact]
    public void One_order_may_cost_so_much_and_a_rate_be_so_high()
    {
        var budget = new OrderBudget(maximumCharge: 0.5m, maximumRate: 1);

        budget.Reserve(OfNinety, OfPieces(500));
        budget.Reserve(Sample.Service(rate: 1), OfPieces(500));
        Refused("more than the maximum charge of 0.5", () => budget.Reserve(OfNinety, OfPieces(1000)));
        Refused("The rate of service 1 is 1.01 USD, more than the maximum rate of 1.", () => budget.Reserve(Sample.Service(rate: 1.01m), OfPieces(1)));
        Assert.Equal(0, budget.Spent);
    }

    [Fact]
    public void An_order_without_an_estimate_is_refused_by_any_cost_limit()
    {
        foreach (var (service, order) in new[]
        {
            (Sample.Service("Auto Likes"), OfPieces(1)), (Sample.Service("Subscriptions"), Sample.Of("Subscriptions")), (Sample.Service(), OfPieces(1) with { Quantity = null }),
            (Sample.Service(rate: -1), OfPieces(1)),
        })
        {
            Refused("The cost of this order cannot be estimated", () => new OrderBudget(1000).Reserve(service, order));
            Refused("The cost of this order cannot be estimated", () => new OrderBudget(maximumCharge: 1000).Reserve(service, order));
            new OrderBudget(maximumRate: 1000).Reserve(service, order).Release();
            new OrderBudget().Reserve(service, order).Release();
        }
    }

    [Fact]
    public void An_order_beyond_all_numbers_is_refused_and_not_added_up()
    {
        var budget = new OrderBudget(decimal.MaxValue);
        budget.Reserve(Sample.Service("Package", decimal.MaxValue), Sample.Of("Package"));

        Refused("0 of the budget", () => budget.Reserve(Sample.Service("Package", decimal.MaxValue), Sample.Of("Package") with { Runs = 5, Interval = 1 }));
    }

    [Fact]
    public async Task Threads_together_never_spend_more()
    {
        var budget = new OrderBudget(10);
        var admitted = 0;

        await Parallel.ForAsync(0, 200, (_, _) =>
        {
            try
            {
                budget.Reserve(OfNinety, OfPieces(1000));
                System.Threading.Interlocked.Increment(ref admitted);
            }
            catch (PanelException)
            {
                // Counted by what is missing.
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal((11, 9.9m), (admitted, budget.Spent));
    }

    [Fact]
    public void Less_than_nothing_is_no_limit_to_set()
    {
        Failing.With(PanelErrorCode.InvalidField, () => { _ = new OrderBudget(-0.01m); });
        Failing.With(PanelErrorCode.InvalidField, () => { _ = new OrderBudget(maximumCharge: -1); });
        Failing.With(PanelErrorCode.InvalidField, () => { _ = new OrderBudget(maximumRate: -1); });
    }

    private static void Refused(string says, Action admit) =>
        Assert.Contains(says, Failing.With(PanelErrorCode.BudgetExceeded, admit).Message, StringComparison.Ordinal);
}
