using System.Globalization;

namespace SimpleSmm.Tests.Catalog;

/// <summary>What an order would cost, exactly, and nothing where that cannot be known.</summary>
public sealed class ChargeEstimateTests
{
    [Theory]
    [InlineData("Default", "0.9", 1000L, null, "0.9")]
    [InlineData("Default", "0.0000001", 1L, null, "0.0000000001")]
    [InlineData("Default", "0.29969999999999997", 3L, null, "0.00089909999999999991")]
    [InlineData("Default", "0.9", 100L, 10L, "0.9")]
    [InlineData("0", "0.9", 100L, null, "0.09")]
    [InlineData("Default", "0.9", null, null, null)]
    [InlineData("Mentions", "2", 500L, null, "1")]
    [InlineData("Package", "12.5", null, null, "12.5")]
    [InlineData("Package", "12.5", 5000L, null, "12.5")]
    [InlineData("Package", "12.5", null, 4L, "50")]
    [InlineData("10", "12.5", null, null, "12.5")]
    [InlineData("14", "3", 40L, null, "3")]
    [InlineData("Auto Likes", "2", 500L, null, null)]
    [InlineData("", "2", 500L, null, null)]
    public void Rate_quantity_runs_and_type_make_the_charge(string type, string rate, long? quantity, long? runs, string? expected) =>
        Is(expected, Sample.Service(type, Number(rate)!.Value), new OrderRequest { ServiceId = 1, Quantity = quantity, Runs = runs });

    [Fact]
    public void A_list_says_the_quantity_and_the_larger_one_counts()
    {
        var service = Sample.Service("Custom Comments", 8);
        var order = Sample.Of("Custom Comments") with { Comments = ["a", " ", "b", "c"] };

        Is("0.024", service, order);
        Is("0.08", service, order with { Quantity = 10 });
        Is("0.024", service, order with { Quantity = 1 });
        Is(null, service, order with { Comments = [] });
        Is("0.004", Sample.Service("Mentions Custom List", 2), Sample.Of("Mentions Custom List"));
        Is("0.004", Sample.Service("Comment Replies", 2), Sample.Of("Comment Replies"));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0L, null, null)]
    [InlineData(null, 5L, null)]
    [InlineData(10L, null, "0.4")]
    [InlineData(10L, 5L, "0.6")]
    public void A_subscription_costs_its_posts(long? posts, long? oldPosts, string? expected) =>
        Is(expected, Sample.Service("Subscriptions", 2), Sample.Of("Subscriptions") with { Posts = posts, OldPosts = oldPosts });

    [Fact]
    public void More_than_a_number_holds_is_more_than_anybody_has()
    {
        var order = Sample.Of("Default") with { Quantity = long.MaxValue, Runs = long.MaxValue, Interval = 1 };

        Assert.InRange(Sample.Service(rate: 1).EstimateCharge(order)!.Value, 1e24m, decimal.MaxValue);
        Assert.InRange(Sample.Service(rate: 1e20m).EstimateCharge(long.MaxValue, 2), 1e24m, decimal.MaxValue);
    }

    [Fact]
    public void The_quantity_alone_gives_the_same() => Assert.Equal(50m, Sample.Service("Package", 12.5m).EstimateCharge(1, 4));

    [Fact]
    public void A_checked_order_has_its_estimate() => Assert.Equal(0.1m, Sample.Of("Default").CompleteFor(Sample.Service()).EstimatedCharge);

    private static void Is(string? expected, Service service, OrderRequest order) => Assert.Equal(Number(expected), service.EstimateCharge(order));

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
