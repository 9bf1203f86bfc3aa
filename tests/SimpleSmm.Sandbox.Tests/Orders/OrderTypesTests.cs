using System;
using System.Linq;
using System.Text.Json;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Orders;

/// <summary>Each order type wants its own fields.</summary>
public sealed class OrderTypesTests
{
    private static readonly string[] Types =
    [
        "Default", "Package", "Custom Comments", "Custom Comments Package", "Mentions", "Mentions with Hashtags", "Mentions Custom List",
        "Mentions Hashtag", "Mentions User Followers", "Mentions Media Likers", "Comment Likes", "Comment Replies", "Poll",
        "Invites from Groups", "SEO", "Web Traffic", "Subscriptions",
    ];

    private readonly SandboxPanel _panel = Panels.Still();

    [Fact]
    public void The_catalog_sells_every_type_and_every_combination_of_flags()
    {
        JsonElement[] services = [.. _panel.AskJson("services").EnumerateArray()];
        Assert.Equal(Types.Order(), services.Select(service => service.GetProperty("type").GetString()!).Distinct().Order());
        Assert.Equal(4, services.Select(s => (s.GetProperty("refill").GetBoolean(), s.GetProperty("cancel").GetBoolean())).Distinct().Count());
        Assert.Equal(services.Length, services.Select(service => service.GetProperty("service").GetInt32()).Distinct().Count());
        Assert.Equal("Custom Comments", services[1].GetProperty("type").GetString());
        Assert.InRange(services.Length, 38, 45);
    }

    [Theory]
    [InlineData(21, 4.1, "usernames=a\nb")]
    [InlineData(12, 3.6, "username=a")]
    [InlineData(62, 0.55, "answer_number=2")]
    [InlineData(90, 0.38, "country=US", "device=1", "type_of_traffic=3")]
    public void With_its_field_the_order_is_placed_for_its_quantity(int service, double rate, params string[] fields)
    {
        Assert.Null(_panel.Error("add", [$"service={service}", Asking.Link, "quantity=1000", .. fields]));
        var order = Assert.Single(_panel.Orders);
        Assert.Equal((1000L, (decimal)rate), (order.Quantity, order.Charge));
    }

    [Theory]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10", 10)]
    [InlineData("1\r\n2\r\n\r\n3\r\n4\n5\n6\n7, with a comma\n8\n9\n  \n10 | bar\n11\n", 11)]
    public void Comments_are_counted_by_line_whatever_quantity_says(string comments, int quantity)
    {
        Assert.Null(_panel.Error("add", "service=2", Asking.Link, "quantity=1500", "comments=" + comments));
        Assert.Equal(quantity, Assert.Single(_panel.Orders).Quantity);
        Assert.Equal(100m - (quantity * 0.008m), _panel.Balance);
    }

    [Fact]
    public void Too_few_comments_are_too_small_a_quantity() =>
        Assert.Equal("Quantity less than minimal 10", _panel.Error("add", "service=2", Asking.Link, "comments=one\ntwo"));

    [Fact]
    public void A_package_costs_its_rate_and_wants_no_quantity()
    {
        Assert.Null(_panel.Error("add", "service=31", Asking.Link));
        Assert.Null(_panel.Error("add", "service=31", Asking.Link, "quantity=700"));
        Assert.Equal(100m - (2 * 4.99m), _panel.Balance);
        Assert.All(_panel.Orders, order => Assert.Equal(1, order.Quantity));
    }

    [Theory]
    [InlineData("service=31", "quantity=0")]
    [InlineData("service=31", "quantity=many")]
    [InlineData("service=15", "quantity=-1", "comments=a")]
    [InlineData("service=13", "quantity=0", "username=a", "comments=b")]
    public void A_quantity_that_is_not_needed_is_one_all_the_same(params string[] fields)
    {
        Assert.Equal("Incorrect quantity", _panel.Error("add", [.. fields, Asking.Link]));
        Assert.Empty(_panel.Orders);
    }

    [Fact]
    public void A_catalog_of_any_size_can_be_had()
    {
        var huge = new SandboxPanel(new SandboxOptions { ServiceCount = 5000 });
        JsonElement[] services = [.. huge.AskJson("services").EnumerateArray()];
        Assert.Equal(5000, services.Length);
        Assert.Equal(5000, services.Select(service => service.GetProperty("service").GetInt32()).Distinct().Count());
        Assert.Equal(3, new SandboxPanel(new SandboxOptions { ServiceCount = 3 }).AskJson("services").GetArrayLength());
        Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxPanel(new SandboxOptions { ServiceCount = 0 }));
    }
}
