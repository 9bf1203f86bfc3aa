using System;
using System.Linq;

namespace SimpleSmm.Tests.Catalog;

/// <summary>What is a change of a service, and what is none.</summary>
public sealed class ServiceComparisonTests
{
    [Fact]
    public void The_same_catalog_has_no_changes_in_any_order()
    {
        var services = Enumerable.Range(1, 20).Select(id => new Draft { Id = id }.ToService()).ToList();

        Assert.Empty(ServiceComparison.Of(services, services).Changes);
        Assert.Empty(ServiceComparison.Of(services, [.. services.AsEnumerable().Reverse()]).Changes);
        Assert.Empty(ServiceComparison.Of([], []).Changes);
    }

    [Fact]
    public void A_service_may_have_several_changes_each_with_both_services()
    {
        var old = new Draft().ToService();
        var now = new Draft { Name = "Other", Rate = 2, Minimum = 20, Maximum = 2000, Refill = null }.ToService();

        var changes = ServiceComparison.Of([old], [now]).Changes;

        Assert.Equal(["RateUp", "Renamed", "LimitsChanged", "LimitsChanged", "FlagsChanged"], changes.Select(change => change.Change));
        Assert.Equal(["Rate", "Name", "Minimum", "Maximum", "Refill"], changes.Select(change => change.Property));
        Assert.Equal([1m, "Followers", 10L, 1000L, true], changes.Select(change => change.OldValue!));
        Assert.Equal([2m, "Other", 20L, 2000L, null], changes.Select(change => change.NewValue));
        Assert.All(changes, change => Assert.Same(old, change.Old));
        Assert.All(changes, change => Assert.Same(now, change.New));
        Assert.All(changes, change => Assert.Equal("Other", change.Name));
        Assert.All(changes, change => Assert.Equal("USD", change.Currency));
    }

    [Theory]
    [InlineData("1", "1.25", "RateUp", "25")]
    [InlineData("1", "0.75", "RateDown", "-25")]
    [InlineData("3", "4", "RateUp", "33.3333")]
    [InlineData("0", "4", "RateUp", null)]
    [InlineData("4", "0", "RateDown", "-100")]
    [InlineData("0.0000001", "0.0000002", "RateUp", "100")]
    [InlineData("0.0000000000000000000000000001", "79228162514264337593543950335", "RateUp", null)]
    public void A_change_of_the_rate_says_by_how_much(string old, string now, string change, string? percent)
    {
        var found = Assert.Single(ServiceComparison.Of([At(old)], [At(now)]).Changes);

        Assert.Equal(change, found.Change);
        Assert.Equal(percent is null ? null : Read(percent), found.Percent);
    }

    [Theory]
    [InlineData("1", "1.1", 10, true)]
    [InlineData("1", "0.9", 10, true)]
    [InlineData("1", "1.0999999", 10, false)]
    [InlineData("1", "0.9000001", 10, false)]
    [InlineData("0", "0.0000001", 1000, true)]
    public void A_small_change_of_the_rate_can_be_left_out(string old, string now, int least, bool isFound) =>
        Assert.Equal(isFound, ServiceComparison.Of([At(old)], [At(now)], least).Changes.Count == 1);

    [Fact]
    public void The_least_change_of_the_rate_leaves_nothing_else_out()
    {
        var now = new Draft { Rate = 1.01m, Name = "Other", Maximum = 999 }.ToService();

        Assert.Equal(["Renamed", "LimitsChanged"], ServiceComparison.Of([new Draft().ToService()], [now], 5).Changes.Select(change => change.Change));
        Failing.With(PanelErrorCode.InvalidField, () => ServiceComparison.Of([], [], -1));
    }

    [Fact]
    public void A_rate_with_more_zeros_is_the_same_rate() => Assert.Empty(ServiceComparison.Of([At("0.9")], [At("0.90000")]).Changes);

    [Fact]
    public void Rates_in_two_currencies_are_not_compared_but_told()
    {
        var comparison = ServiceComparison.Of([new Draft { Rate = 1 }.ToService()], [new Draft { Rate = 70, Currency = "INR" }.ToService()]);

        var change = Assert.Single(comparison.Changes);
        Assert.Equal(("CurrencyChanged", "Currency", "USD", "INR"), (change.Change, change.Property, change.OldValue, change.NewValue));
        Assert.Null(change.Percent);
        Assert.False(comparison.HasUnknownCurrency);
    }

    [Theory]
    [InlineData(null, "USD", true)]
    [InlineData("USD", " ", true)]
    [InlineData(null, null, false)]
    [InlineData("USD", "usd ", false)]
    public void A_currency_that_one_side_does_not_name_is_told_and_the_rates_are_compared(string? old, string? now, bool isUnknown)
    {
        var comparison = ServiceComparison.Of([new Draft { Currency = old }.ToService()], [new Draft { Currency = now, Rate = 2 }.ToService()]);

        Assert.Equal("RateUp", Assert.Single(comparison.Changes).Change);
        Assert.Equal(isUnknown, comparison.HasUnknownCurrency);
    }

    [Fact]
    public void Another_spelling_of_a_type_is_the_same_type() => Assert.Empty(ServiceComparison.Of(
        [new Draft { Type = "Custom Comments" }.ToService()], [new Draft { Type = "custom_comments" }.ToService()]).Changes);

    [Fact]
    public void An_id_that_stands_twice_is_told_and_the_first_one_counts()
    {
        var old = new[] { new Draft().ToService(), new Draft { Rate = 5 }.ToService(), new Draft { Id = 3 }.ToService() };
        var now = new[] { new Draft { Id = 2 }.ToService(), new Draft { Rate = 2 }.ToService(), new Draft { Id = 2, Rate = 9 }.ToService() };

        var changes = ServiceComparison.Of(old, now).Changes;

        Assert.Equal(
            ["1 Duplicate 2 1", "1 RateUp 1 2", "3 Removed  ", "2 Duplicate 0 2", "2 Added  "],
            changes.Select(change => FormattableString.Invariant($"{change.ServiceId} {change.Change} {change.OldValue} {change.NewValue}")));
        Assert.Same(now[0], changes[4].New);
        Assert.Null(changes[4].Old);
        Assert.Null(changes[2].New);
    }

    private static decimal Read(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

    private static Service At(string rate) => new Draft { Rate = Read(rate) }.ToService();
}
