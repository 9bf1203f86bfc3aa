namespace SimpleSmm;

/// <summary>What every ledger decides in the same way, whatever it keeps the orders in.</summary>
public static class LedgerRules
{
    /// <summary>Why an order is rejected that somebody looked for and did not find.</summary>
    public const string NotThere = "Looked for on the panel and not there.";

    /// <summary>What a claim meets where there is an order with the same reference that is not rejected.</summary>
    /// <param name="state">That order's state.</param>
    /// <param name="sameFields">Whether it has the same fields.</param>
    /// <returns>What to answer.</returns>
    public static LedgerClaimKind KindOf(OrderOutcome state, bool sameFields) => (state, sameFields) switch
    {
        (_, false) => LedgerClaimKind.Conflict,
        (OrderOutcome.Placed, _) => LedgerClaimKind.AlreadyPlaced,
        (OrderOutcome.Sending, _) => LedgerClaimKind.InFlight,
        _ => LedgerClaimKind.Unknown,
    };

    /// <summary>Says whether an order may be resolved.</summary>
    /// <param name="reference">The caller's name for it.</param>
    /// <param name="state">Its state; null where there is none.</param>
    /// <exception cref="PanelException">It may not; the code tells why.</exception>
    public static void CheckResolvable(string reference, OrderOutcome? state)
    {
        if (state == OrderOutcome.Unknown) return;
        throw state switch
        {
            null => NotFound(reference),
            OrderOutcome.Sending => BeingSent(reference),
            _ => new PanelException(
                PanelErrorCode.ReferenceConflict,
                $"The order '{reference}' is {(state == OrderOutcome.Placed ? "placed" : "rejected")}; there is nothing to resolve."),
        };
    }

    /// <summary>Says whether an order may be taken out.</summary>
    /// <param name="reference">The caller's name for it.</param>
    /// <param name="order">The order; null where there is none.</param>
    /// <param name="evenUnfinished">Whether it may be one that is not finished.</param>
    /// <exception cref="PanelException">It may not; the code tells why.</exception>
    public static void CheckRemovable(string reference, Order? order, bool evenUnfinished)
    {
        if (order is null) throw NotFound(reference);
        if (order.Outcome == OrderOutcome.Sending) throw BeingSent(reference);
        if (evenUnfinished || order.Outcome == OrderOutcome.Rejected || order.IsFinal == true) return;
        throw new PanelException(
            PanelErrorCode.ReferenceConflict,
            $"The order '{reference}' is not finished ({order.Status ?? order.Outcome.ToString()}); without it in the ledger it could be paid twice.");
    }

    /// <summary>The error of a reference that nobody has.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The error to throw.</returns>
    public static PanelException NotFound(string reference) =>
        new(PanelErrorCode.OrderNotFound, $"There is no order '{reference}' in the ledger.");

    private static PanelException BeingSent(string reference) =>
        new(PanelErrorCode.OrderInFlight, $"The order '{reference}' is being sent at this moment; wait for its outcome.");

    /// <summary>Says whether an order can be imported.</summary>
    /// <param name="order">The order.</param>
    /// <exception cref="PanelException">It cannot; the code names the field.</exception>
    public static void CheckImport(Order order)
    {
        if (order.OrderId < 1)
            throw new PanelException(PanelErrorCode.InvalidField, $"An order to import needs the panel's id, 1 or more, not {order.OrderId}.");
        if (order.ServiceId < 0)
            throw new PanelException(PanelErrorCode.ServiceNotFound, $"A service id is a whole number of 1 or more, not {order.ServiceId}.");
        if (order.Quantity < 1)
            throw new PanelException(PanelErrorCode.InvalidQuantity, $"The quantity must be 1 or more, not {order.Quantity}.");
        if (order.Reference is not null) OrderReference.Validate(order.Reference);
    }

    /// <summary>The error of a reference that cannot be taken.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The error to throw.</returns>
    public static PanelException Taken(string reference) =>
        new(PanelErrorCode.ReferenceConflict, $"The reference '{reference}' is another order's.");

    /// <summary>The error of an order id that stands in the ledger already.</summary>
    /// <param name="orderId">The panel's id.</param>
    /// <param name="reference">The reference that it stands under.</param>
    /// <returns>The error to throw.</returns>
    public static PanelException IdTaken(long orderId, string reference) =>
        new(PanelErrorCode.ReferenceConflict, $"Order {orderId} is in the ledger already, under the reference '{reference}'.");

    /// <summary>The error of who settles what is not theirs (any more).</summary>
    /// <param name="claim">The claim.</param>
    /// <returns>The error to throw.</returns>
    public static PanelException NotYours(LedgerClaim claim) =>
        new(PanelErrorCode.LedgerUnavailable, $"The order '{claim.Order.Reference}' was settled by somebody else meanwhile.");
}
