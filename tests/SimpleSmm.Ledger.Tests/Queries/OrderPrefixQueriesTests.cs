using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>Orders by the beginning of a key, in both kinds of ledger.</summary>
public sealed class OrderPrefixQueriesTests : LedgerTest
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_reference_is_found_by_its_beginning_in_its_case(string kind)
    {
        var ledger = Filled(kind);
        Assert.Equal(["a/1", "a/2", "a/23"], References(ledger, "a/").Order());
        Assert.Equal(["a/2", "a/23"], References(ledger, "a/2").Order());
        Assert.Equal(["a/1"], References(ledger, "a/1"));
        Assert.Equal(["ü%_"], References(ledger, "ü"));
        Assert.Equal(["it's"], References(ledger, "it'"));
        Assert.Empty(References(ledger, "A"));
        Assert.Empty(References(ledger, "%"));
        Assert.Empty(References(ledger, "a/11"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_id_is_found_by_its_first_digits_and_unplaced_orders_have_none(string kind)
    {
        var ledger = Filled(kind);
        Assert.Equal([23, 230, 2399], Ids(ledger, "23").Order());
        Assert.Equal([23, 230, 2399, 24, long.MaxValue], Ids(ledger, "").OrderBy(id => id.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal([long.MaxValue], Ids(ledger, "9223372036854775807"));
        Assert.Equal([long.MaxValue], Ids(ledger, "9"));
        foreach (var none in new[] { "0", "-1", "x", "2 ", "99999999999999999999", "+2" }) Assert.Empty(Ids(ledger, none));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void At_most_as_many_are_read_as_asked_and_without_a_beginning_the_newest(string kind)
    {
        var ledger = Filled(kind);
        Assert.Equal(2, ledger.ReadStartingWith(LedgerKey.OrderId, "2", 2).Count);
        Assert.Equal(2, ledger.ReadStartingWith(LedgerKey.Reference, "a", 2).Count);
        Assert.Equal(["lost", "it's"], ledger.ReadStartingWith(LedgerKey.Reference, "", 2).Select(order => order.Reference));
    }

    private IOrderLedger Filled(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "a/1", 23);
        Make.Placed(ledger, "a/2", 230, Make.Request(2));
        Make.Placed(ledger, "a/23", 2399, Make.Request(3));
        Make.Placed(ledger, "ü%_", 24, Make.Request(4));
        Make.Placed(ledger, "it's", long.MaxValue, Make.Request(5));
        Make.Unknown(ledger, "lost", Make.Request(6));
        return ledger;
    }

    private static IEnumerable<string?> References(IOrderLedger ledger, string prefix) =>
        ledger.ReadStartingWith(LedgerKey.Reference, prefix, 50).Select(order => order.Reference);

    private static IEnumerable<long> Ids(IOrderLedger ledger, string prefix) =>
        ledger.ReadStartingWith(LedgerKey.OrderId, prefix, 50).Select(order => order.OrderId!.Value);
}
