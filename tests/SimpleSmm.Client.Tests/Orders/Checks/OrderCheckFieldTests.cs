using System;
using SimpleSmm.Orders.Checks;

namespace SimpleSmm.Tests.Orders.Checks;

/// <summary>What no panel could accept is said without a catalog, in one line that names the field.</summary>
public sealed class OrderCheckFieldTests
{
    public static TheoryData<string, Func<OrderRequest, OrderRequest>> Senseless => new()
    {
        { "device", order => order with { Device = 0 } },
        { "device", order => order with { Device = 6 } },
        { "type_of_traffic", order => order with { TypeOfTraffic = 0 } },
        { "type_of_traffic", order => order with { TypeOfTraffic = 4 } },
        { "google_keyword", order => order with { TypeOfTraffic = 1, GoogleKeyword = " " } },
        { "referring_url", order => order with { TypeOfTraffic = 2, ReferringUrl = null } },
        { "posts", order => order with { Posts = -1 } },
        { "posts", order => order with { Posts = -1 } },
        { "old_posts", order => order with { OldPosts = -1 } },
        { "delay", order => order with { Delay = -1 } },
        { "runs", order => order with { Runs = 0 } },
        { "interval", order => order with { Interval = -1 } },
        { "number of runs", order => order with { Runs = null } },
        { "expiry 2020-01-31", order => order with { Expiry = new DateTime(2020, 1, 31) } },
        { "comments", order => order with { Comments = ["cut \ud83d"] } },
        { "hashtag", order => order with { Hashtag = "\ude00" } },
        { "link", order => order with { Link = "https://example.com/\ud83d/x" } },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public void A_senseless_field_is_refused_by_name(string named, Func<OrderRequest, OrderRequest> spoil)
    {
        var error = Failing.With(PanelErrorCode.InvalidField, spoil(Sample.Everything).Validate);

        Assert.Contains($"the {named} ", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(0L, 20L, "The min must be 1 or more, not 0.")]
    [InlineData(10L, -1L, "The max must be 1 or more, not -1.")]
    [InlineData(21L, 20L, "The min of 21 per post is greater than the max of 20.")]
    public void A_subscriptions_min_and_max_are_quantities(long min, long max, string message) =>
        Assert.Equal(message, Failing.With(PanelErrorCode.InvalidQuantity, (Sample.Everything with { Minimum = min, Maximum = max }).Validate).Message);

    [Fact]
    public void The_edges_are_allowed()
    {
        Sample.Everything.Validate();
        foreach (var device in new[] { 1, 5 }) (Sample.Everything with { Device = device }).Validate();
        foreach (var type in new[] { 1, 2, 3 }) (Sample.Everything with { TypeOfTraffic = type }).Validate();
        (Sample.Everything with { Minimum = 20, Maximum = 20, Posts = 1, OldPosts = 0, Delay = 0, Interval = 0, Runs = 1 }).Validate();
        (Sample.Everything with { TypeOfTraffic = 3, GoogleKeyword = null, ReferringUrl = null }).Validate();
        (Sample.Everything with { Comments = ["😀"] }).Validate();
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-10T00:00:00Z", true)]
    [InlineData("2026-03-10", "2026-03-11T11:59:59Z", true)]
    [InlineData("2026-03-10", "2026-03-11T12:00:00Z", false)]
    [InlineData("2026-03-10T23:59:59", "2026-03-11T12:00:00Z", false)]
    public void A_day_is_over_when_it_is_over_everywhere(string expiry, string now, bool allowed)
    {
        var order = Sample.Of("Subscriptions") with { Expiry = DateTime.Parse(expiry, System.Globalization.CultureInfo.InvariantCulture) };
        var moment = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

        if (allowed) OrderCheck.Validate(order, moment);
        else Failing.With(PanelErrorCode.InvalidField, () => OrderCheck.Validate(order, moment));
    }

    [Fact]
    public void A_quantity_is_needed_only_where_the_type_says_so() => Sample.Of("Package").Validate();

    [Fact]
    public void A_subscription_needs_no_link_and_nothing_else_goes_without()
    {
        Sample.Of("Subscriptions").Validate();
        Failing.With(PanelErrorCode.InvalidLink, (Sample.Of("Subscriptions") with { UserName = " " }).Validate);
    }

    [Theory]
    [InlineData("Custom Comments", "service 1, comments 2, https://example.com/p")]
    [InlineData("Mentions Custom List", "service 1, usernames 2, https://example.com/p")]
    [InlineData("Subscriptions", "service 1, username u")]
    public void An_order_says_itself_by_what_it_has(string type, string words) => Assert.Equal(words, Sample.Of(type).ToString());
}
