using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Reading;

/// <summary>What ordinary panels do to the documented fields.</summary>
public sealed class AnswerReaderTests : PanelTest
{
    [Fact]
    public async Task Numbers_may_come_as_text_and_text_as_numbers()
    {
        var plain = await Client.GetOrderStatusAsync(5);
        Panel.Faults.Next(Fault.SwapNumbersAndStrings());
        var swapped = await Client.GetOrderStatusAsync(5);

        Assert.NotNull(plain.Charge);
        Assert.Equal(plain.Charge, swapped.Charge);
        Assert.Equal(plain.StartCount, swapped.StartCount);
        Assert.Equal(plain.Remains, swapped.Remains);
        Assert.Equal((plain.Status, plain.Currency), (swapped.Status, swapped.Currency));
    }

    [Fact]
    public async Task A_catalog_may_come_with_its_types_swapped()
    {
        var plain = await Client.GetServicesAsync();
        Panel.Faults.Next(Fault.SwapNumbersAndStrings());
        var swapped = await Client.GetServicesAsync();

        Assert.Empty(swapped.Unreadable);
        Assert.NotEmpty(plain.Services);
        Assert.Equal(plain.Services.Count, swapped.Services.Count);
        for (var i = 0; i < plain.Services.Count; i++)
        {
            var (one, other) = (plain.Services[i], swapped.Services[i]);
            Assert.Equal((one.ServiceId, one.Rate, one.Minimum, one.Maximum), (other.ServiceId, other.Rate, other.Minimum, other.Maximum));
        }
    }

    [Theory]
    [InlineData("""{"status":"Pending"}""")]
    [InlineData("""{"status":"Pending","charge":null,"start_count":null,"remains":null,"currency":null}""")]
    [InlineData("""{"status":"Pending","charge":"","start_count":"","remains":"","currency":""}""")]
    [InlineData("""{"status":"Pending","charge":"NaN","start_count":"n/a","remains":"Unknown","currency":""}""")]
    [InlineData("""{"status":"Pending","charge":[],"start_count":{},"remains":[1],"currency":{}}""")]
    public async Task A_missing_value_is_null_and_never_empty_or_zero(string json)
    {
        Answer(json);

        var status = await Client.GetOrderStatusAsync(5);

        Assert.Equal("Pending", status.Status);
        Assert.Null(status.Charge);
        Assert.Null(status.StartCount);
        Assert.Null(status.Remains);
        Assert.Null(status.Currency);
    }

    [Theory]
    [InlineData("\"0.32589\"", "0.32589")]
    [InlineData("0.32589", "0.32589")]
    [InlineData("1.0e-5", "0.000010")]
    [InlineData("\"1E-5\"", "0.00001")]
    [InlineData("0.29969999999999997", "0.29969999999999997")]
    [InlineData("999.3011499999998", "999.3011499999998")]
    [InlineData("\"0.0000001\"", "0.0000001")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("12345678901234567890.123", "12345678901234567890.123")]
    [InlineData("0.10000000000000000000000001", "0.10000000000000000000000001")]
    [InlineData("0", "0")]
    public async Task Money_keeps_every_digit(string json, string expected)
    {
        Answer($$"""{"status":"Completed","charge":{{json}}}""");

        var status = await Client.GetOrderStatusAsync(5);

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), status.Charge);
    }

    [Theory]
    [InlineData("-12", -12L)]
    [InlineData("\"-12\"", -12L)]
    [InlineData("12.0", 12L)]
    [InlineData("\"3000000000\"", 3_000_000_000L)]
    [InlineData("1e3", 1000L)]
    [InlineData("12.5", null)]
    [InlineData("1e40", null)]
    [InlineData("\"Unknown\"", null)]
    public async Task Remains_is_a_whole_number_or_not_given(string json, long? expected)
    {
        Answer($$"""{"status":"Partial","remains":{{json}}}""");

        Assert.Equal(expected, (await Client.GetOrderStatusAsync(5)).Remains);
    }

    [Fact]
    public async Task Undocumented_fields_are_kept()
    {
        Answer("""
            {"status":"Active","order":"5","posts":"7","expiry":false,"avg":1.50,"note":null,"orders":[8,"9"],"runs":{"done":2,"left":{"n":1}}}
            """);

        var more = (await Client.GetOrderStatusAsync(5)).AdditionalData;

        Assert.Equal(["avg", "expiry", "note", "orders", "posts", "runs"], Sorted(more.Keys));
        Assert.Equal("7", more["posts"]);
        Assert.Equal(false, more["expiry"]);
        Assert.Equal(1.50m, more["avg"]);
        Assert.Null(more["note"]);
        Assert.Equal([8L, "9"], Assert.IsType<object?[]>(more["orders"]));
        var runs = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(more["runs"]);
        Assert.Equal(2L, runs["done"]);
        Assert.Equal(1L, Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(runs["left"])["n"]);
    }

    [Fact]
    public async Task A_byte_order_mark_and_a_wrong_content_type_do_not_matter()
    {
        Panel.Faults.Next(Fault.Bom().Then(Fault.ContentType("text/html; charset=UTF-8")));

        Assert.Equal(Panel.Panel.Balance, (await Client.GetBalanceAsync()).Balance);
    }

    [Fact]
    public async Task White_space_and_a_trailing_comma_do_not_matter()
    {
        Answer("\n\n  {\"balance\":\"5.5\",\"currency\":\"USD\",}\r\n ");

        Assert.Equal(5.5m, (await Client.GetBalanceAsync()).Balance);
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        Panel.Faults.Next(Fault.Gzip());

        Assert.Equal(Panel.Panel.Balance, (await Client.GetBalanceAsync()).Balance);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => System.Linq.Enumerable.Order(names, System.StringComparer.Ordinal);
}
