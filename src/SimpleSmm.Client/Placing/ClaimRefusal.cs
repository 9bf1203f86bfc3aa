using SimpleSmm.Errors;
using SimpleSmm.Orders;

namespace SimpleSmm.Placing;

/// <summary>Converts a refused claim to the order placed before or to an error.</summary>
internal static class ClaimRefusal
{
    /// <summary>Returns the order placed before.</summary>
    /// <exception cref="PanelException">The order was not placed before. Nothing was sent, and the code is the reason.</exception>
    public static Order Judge(LedgerClaim claim, OrderRequest order)
    {
        var there = claim.Order;
        return claim.Kind switch
        {
            LedgerClaimKind.AlreadyPlaced => there,
            LedgerClaimKind.InFlight => throw new PanelException(
                PanelErrorCode.OrderInFlight,
                $"The order '{there.Reference}' is being sent by another caller or process. {there.Reason}".TrimEnd()),
            LedgerClaimKind.Unknown => throw Unknown(there),
            _ => throw new PanelException(
                PanelErrorCode.ReferenceConflict,
                $"The reference '{there.Reference}' belongs to another order ({Describe(there)}), so this one ({order}) was not sent. "
                + $"They differ in {string.Join(", ", OrderComparison.Differences(there, order))}."),
        };
    }

    private static PanelException Unknown(Order there) => new PanelFailure(
        PanelErrorCode.OutcomeUnknown,
        $"The outcome of the order '{there.Reference}' is unknown from an earlier run: "
        + $"{there.Reason ?? "its process ended while it was being sent."}")
    {
        Action = "add",
        Fields = OrderRequestFields.Of(there),
        SentAt = there.PlacedAt,
    }.ToException();

    private static OrderRequest Describe(Order order) => new()
    {
        ServiceId = order.ServiceId,
        Link = order.Link,
        Quantity = order.Quantity,
        Runs = order.Runs,
        Interval = order.Interval,
    };
}
