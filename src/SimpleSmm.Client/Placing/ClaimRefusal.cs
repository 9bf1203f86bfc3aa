using System.Globalization;
using SimpleSmm.Errors;
using SimpleSmm.Orders;

namespace SimpleSmm.Placing;

/// <summary>What a claim that was not granted means to who wanted to send.</summary>
internal static class ClaimRefusal
{
    /// <summary>The order placed before.</summary>
    /// <exception cref="PanelException">There is none: nothing was sent, and the code tells why.</exception>
    public static Order Judge(LedgerClaim claim, OrderRequest order)
    {
        var there = claim.Order;
        return claim.Kind switch
        {
            LedgerClaimKind.AlreadyPlaced => there,
            LedgerClaimKind.InFlight => throw new PanelException(
                PanelErrorCode.OrderInFlight, $"The order '{there.Reference}' is being sent by somebody else at this moment."),
            LedgerClaimKind.Unknown => throw Unknown(there),
            _ => throw new PanelException(
                PanelErrorCode.ReferenceConflict,
                $"The reference '{there.Reference}' is another order's ({Describe(there)}), so this one ({order}) was not sent. They differ in "
                + $"{string.Join(", ", OrderComparison.Differences(there, order))}."),
        };
    }

    private static PanelException Unknown(Order there) => new PanelFailure(
        PanelErrorCode.OutcomeUnknown,
        $"The order '{there.Reference}' was sent at {Moment(there)} and nobody knows whether the panel took it, so it was not sent again. "
        + there.Reason)
    {
        Action = "add",
        Fields = OrderRequestFields.Of(there),
        SentAt = there.PlacedAt,
    }.ToException();

    private static string Moment(Order order) => order.PlacedAt.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    private static OrderRequest Describe(Order order) => new()
    {
        ServiceId = order.ServiceId,
        Link = order.Link,
        Quantity = order.Quantity,
        Runs = order.Runs,
        Interval = order.Interval,
    };
}
