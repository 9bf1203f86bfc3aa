using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Makes orders.</summary>
internal static class Make
{
    public static OrderRequest Request(int number = 1, long service = 1, long quantity = 100) => new()
    {
        ServiceId = service,
        Link = "https://example.com/" + number.ToString(CultureInfo.InvariantCulture),
        Quantity = quantity,
    };

    /// <summary>Claims and settles in one go.</summary>
    public static Order Placed(IOrderLedger ledger, string reference, long orderId, OrderRequest? order = null)
    {
        var claim = ledger.Claim(order ?? Request(), reference);
        Assert.Equal(LedgerClaimKind.Claimed, claim.Kind);
        var placed = ledger.SettlePlaced(claim, new Order { OrderId = orderId, Currency = "USD" });
        ledger.Release(claim);
        return placed;
    }

    /// <summary>Places an order under a name.</summary>
    public static Task<Order> PlaceAsync(this LedgeredOrders orders, OrderRequest order, string reference, CancellationToken cancellation = default) =>
        orders.PlaceAsync(order with { Reference = reference }, cancellation);

    public static Order Unknown(IOrderLedger ledger, string reference, OrderRequest? order = null)
    {
        var claim = ledger.Claim(order ?? Request(), reference);
        ledger.SettleUnknown(claim, "The line was cut.");
        ledger.Release(claim);
        return ledger.Find(reference)!;
    }

    /// <summary>
    /// Returns how many orders stand in each status at the end of a day, as texts. Orders without a status are named by their outcome.
    /// </summary>
    public static IEnumerable<string> Standing(IOrderLedger ledger, DateTime? day = null) =>
        from change in ledger.CountStatusChanges(new OrderMeasureQuery())
        where day is null || change.Day <= day
        group change.Orders by change.Status ?? change.Outcome into orders
        where orders.Sum() != 0
        orderby orders.Key
        select FormattableString.Invariant($"{orders.Key} {orders.Sum()}");

    public static OrderStatus Status(long orderId, string status = "In progress", bool final = false, decimal? charge = null, long? remains = null) => new()
    {
        OrderId = orderId,
        Status = status,
        IsFinal = final,
        Charge = charge,
        Remains = remains,
        AdditionalData = new System.Collections.Generic.Dictionary<string, object?>(),
    };
}
