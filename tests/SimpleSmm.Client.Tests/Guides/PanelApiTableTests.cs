using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Orders;
using SimpleSmm.Reading.Errors;

namespace SimpleSmm.Tests.Guides;

/// <summary>The tables of docs/panel-api.md say what the client does.</summary>
public sealed class PanelApiTableTests
{
    [Fact]
    public void The_order_types_are_those_of_the_client() =>
        Assert.Equal(OrderTypes.All.Select(Row), PanelApiPage.Table("Order types").Select(row => string.Join(" | ", row)));

    [Fact]
    public void Each_field_of_an_order_type_is_described()
    {
        var fields = OrderTypes.All.SelectMany(type => type.Required.Concat(type.Optional)).Distinct().Order();

        Assert.Equal(fields, PanelApiPage.Table("Fields of the order types").SelectMany(row => PanelApiPage.Code(row[0])).Order());
    }

    [Fact]
    public void The_statuses_and_their_spellings_are_those_of_the_client()
    {
        var rows = PanelApiPage.Table("Statuses");

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var spellings = PanelApiPage.Code(row[2]).Prepend(row[0]);
            Assert.All(spellings, spelling => Assert.Equal((row[0], row[1] == "yes"), KnownStatuses.Parse(spelling)));
        }
    }

    [Fact]
    public void The_error_texts_have_the_codes_of_the_client()
    {
        var rows = PanelApiPage.Table("Error texts");

        var codes = ErrorPhrases.Table.Select(row => $"`{row.Code}`").Distinct().Append("`PanelError`");
        Assert.Equal(codes.Order(), rows.Select(row => row[0]).Order());
        foreach (var row in rows)
        {
            var texts = PanelApiPage.Code(row[2]);
            Assert.NotEmpty(texts);
            Assert.All(texts, text => Assert.Equal(row[0], $"`{ErrorClassifier.Classify(text)}`"));
        }
    }

    private static string Row(OrderType type) => string.Join(
        " | ",
        type.Name,
        string.Join(", ", type.Aliases),
        Code(type.Required),
        Code(type.Optional),
        type.IsSubscription ? "per post" : type.QuantityFrom is { } list ? $"lines of `{list}`" : type.IsPackage ? "fixed" : "`quantity`",
        type.IsPackage ? "package" : "1000");

    private static string Code(IEnumerable<string> fields) => string.Join(", ", fields.Select(field => $"`{field}`"));
}
