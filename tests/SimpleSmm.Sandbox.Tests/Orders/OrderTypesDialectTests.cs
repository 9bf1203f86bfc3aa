using System;
using System.Linq;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests.Orders;

/// <summary>Each type, each of its fields, each dialect.</summary>
public sealed class OrderTypesDialectTests
{
    private const string ReadTheManual = "There are missing required parameters. Please check your API Manual";

    public static TheoryData<string, PanelDialect> Kinds => OrderKind.WithDialects();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_all_it_needs_and_with_all_it_may_have_it_is_placed(string name, PanelDialect dialect)
    {
        var kind = OrderKind.Named(name);
        var panel = Panels.Still(balance: 10000m, dialect: dialect);
        Assert.Null(panel.Error("add", kind.Order(dialect)));
        Assert.Null(panel.Error("add", [.. kind.Order(dialect), .. kind.Optional]));
        Assert.Equal([kind.Service, kind.Service], panel.Orders.Select(order => order.Service));
        Assert.Equal(10000m, panel.Balance + panel.Orders.Sum(order => order.Charge));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Without_one_of_its_fields_it_is_refused_and_the_field_named(string name, PanelDialect dialect)
    {
        var kind = OrderKind.Named(name);
        var panel = Panels.Still(dialect: dialect);
        foreach (string field in kind.Order(dialect).Select(OrderKind.Field))
        {
            string[] others = [.. kind.Order(dialect).Where(pair => OrderKind.Field(pair) != field)];
            string expected = dialect == PanelDialect.Smart ? SmartText(kind, field) : PerfectText(field);
            Assert.Equal((field, expected), (field, panel.Error("add", others)));
            Assert.Equal((field, expected), (field, panel.Error("add", [.. others, field + "="])));
        }

        Assert.Empty(panel.Orders);
        Assert.Equal(100m, panel.Balance);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_field_of_another_type_is_refused_by_a_strict_panel_and_ignored_by_others(string name, PanelDialect dialect)
    {
        var kind = OrderKind.Named(name);
        var strict = Panel(dialect, refuses: true);
        var lenient = Panel(dialect, refuses: false);
        var ordinary = Panel(dialect, refuses: null);
        int extras = 0;
        foreach (string field in OrderKind.Fields)
        {
            // Runs and interval are refused for a reason of their own, and SmartPanel reads link and quantity for every type.
            bool own = field is "runs" or "interval" || (dialect == PanelDialect.Smart && field is "link" or "quantity");
            if (kind.Takes(field) || own)
                continue;
            extras++;
            string[] order = [.. kind.Order(dialect), field + "=1"];
            Assert.Equal("Incorrect parameters: " + field, strict.Error("add", order));
            Assert.Null(lenient.Error("add", order));
            Assert.Equal(dialect == PanelDialect.Perfect, ordinary.Error("add", order) is not null);
            Assert.Null(strict.Error("add", [.. kind.Order(dialect), field + "="]));
        }

        Assert.InRange(extras, 10, 25);
        Assert.Equal(extras, lenient.Orders.Count);
        Assert.Null(strict.Error("add", [.. kind.Order(dialect), "coupon=X", "request_id=7"]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Runs_belong_to_services_with_drip_feed(string name, PanelDialect dialect)
    {
        var kind = OrderKind.Named(name);
        var panel = Panel(dialect, refuses: false);
        string? expected = kind.Takes("runs") ? null
            : dialect == PanelDialect.Smart && name == "Custom Comments" ? null
            : "This services does not support Dripfeed feature!";
        Assert.Equal(expected, panel.Error("add", [.. kind.Order(dialect), "runs=2", "interval=30"]));
        Assert.Equal(kind.Takes("runs") ? 2 : null, panel.Orders.SingleOrDefault()?.Runs);
    }

    private static SandboxPanel Panel(PanelDialect dialect, bool? refuses) =>
        new(new SandboxOptions { Dialect = dialect, RefusesExtraFields = refuses, Speed = 0, Balance = 10000m });

    private static string PerfectText(string field) => field switch
    {
        "service" => "Incorrect service ID",
        "link" => "Link is required",
        "quantity" => "Quantity is required",
        "answer_number" => "Answer number field is required",
        "type_of_traffic" => "Type of traffic field is required",
        _ => char.ToUpperInvariant(field[0]) + field[1..] + " field is required",
    };

    private static string SmartText(OrderKind kind, string field) => field switch
    {
        "link" => "Bad Link",
        "quantity" => "Quantity is required",
        "comments" when kind.Name == "Custom Comments" => "Comments field is required",
        _ => ReadTheManual,
    };
}
