using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm;

/// <summary>Contains the rules that all ledgers share.</summary>
public static class LedgerRules
{
    /// <summary>The reason of an order that was rejected because it was not found on the panel.</summary>
    public const string NotThere = "Checked on the panel and not found.";

    /// <summary>Returns what a resolved order becomes.</summary>
    /// <param name="orderId">The panel's id; null if there is none that is a number.</param>
    /// <param name="note">The text of an id that is not a number; null without one.</param>
    /// <returns>The outcome and its reason.</returns>
    public static (string Outcome, string? Reason) Resolved(long? orderId, string? note) => (orderId, note) switch
    {
        ({ }, _) => (OrderOutcome.Placed, null),
        (_, { }) => (OrderOutcome.Placed, note),
        _ => (OrderOutcome.Rejected, NotThere),
    };

    /// <summary>Returns the result of a claim if an order with the same reference exists that is not rejected.</summary>
    /// <param name="state">The outcome of that order.</param>
    /// <param name="sameFields">Whether that order has the same fields.</param>
    /// <returns>The kind of the claim.</returns>
    public static LedgerClaimKind KindOf(string state, bool sameFields) => (state, sameFields) switch
    {
        (_, false) => LedgerClaimKind.Conflict,
        (OrderOutcome.Placed, _) => LedgerClaimKind.AlreadyPlaced,
        (OrderOutcome.Sending, _) => LedgerClaimKind.InFlight,
        _ => LedgerClaimKind.Unknown,
    };

    /// <summary>Throws if an order cannot be resolved.</summary>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="order">The order; null if it does not exist.</param>
    /// <param name="evenSettled">Whether an order may be corrected that is already placed or rejected.</param>
    /// <exception cref="PanelException">The order cannot be changed; the code is the reason.</exception>
    public static void CheckResolvable(string reference, Order? order, bool evenSettled)
    {
        if (order is null) throw NotFound(reference);
        if (order.Outcome == OrderOutcome.Sending) throw BeingSent(order);
        if (evenSettled || order.Outcome == OrderOutcome.Unknown) return;
        throw new PanelException(
            PanelErrorCode.ReferenceConflict,
            $"The order '{reference}' is already {Described(order)}. Only unknown orders are resolved; "
            + "-Force corrects one that is settled.");
    }

    /// <summary>Returns the error of a reference that belongs to several orders, which earlier session names kept apart.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="orders">The orders, with the names of their earlier sessions.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException Ambiguous(string reference, IReadOnlyList<(Order Order, string? FormerSession)> orders)
    {
        var names = new List<string>();
        foreach (var (order, former) in orders)
            names.Add($"{Described(order)}{(former is null ? "" : $" by the session '{former}'")}");
        return new PanelException(
            PanelErrorCode.ReferenceConflict,
            $"The reference '{reference}' belongs to {names.Count} orders of this panel: {string.Join("; ", names)}. Nothing was sent. "
            + "Resolve-SmmOrder -OrderId names the one that keeps the reference, or Remove-SmmOrder removes the other.");
    }

    /// <summary>Returns the error of a reference that an order of the same address has, recorded before accounts had names.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="order">The order.</param>
    /// <param name="former">The name of the session that recorded it.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException OfFormerSession(string reference, Order order, string former) => new(
        PanelErrorCode.ReferenceConflict,
        $"The reference '{reference}' belongs to an order of another account at this address: {Described(order)} by the session '{former}' "
        + "of an earlier version. Nothing was sent, because it may be the same account. Use another reference, or remove that order.");

    private static string Described(Order order) =>
        order.OrderId is { } id ? $"order {id} ({order.Outcome.ToLowerInvariant()})" : order.Outcome.ToLowerInvariant();

    /// <summary>Throws if an order cannot be removed.</summary>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="order">The order; null if it does not exist.</param>
    /// <param name="evenUnfinished">Whether an unfinished order may be removed.</param>
    /// <exception cref="PanelException">The order cannot be changed; the code is the reason.</exception>
    public static void CheckRemovable(string reference, Order? order, bool evenUnfinished)
    {
        if (order is null) throw NotFound(reference);
        if (order.Outcome == OrderOutcome.Sending) throw BeingSent(order);
        if (evenUnfinished || order.Outcome == OrderOutcome.Rejected || order.IsFinal == true) return;
        throw new PanelException(
            PanelErrorCode.ReferenceConflict,
            $"The order '{reference}' is not finished ({order.Status ?? order.Outcome}). "
            + "If it is removed, it could be paid twice.");
    }

    /// <summary>Returns the error of an unknown reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException NotFound(string reference) =>
        new(PanelErrorCode.OrderNotFound, $"The ledger does not contain an order '{reference}'.");

    internal static PanelException BeingSent(Order order) => new(
        PanelErrorCode.OrderInFlight, $"The order '{order.Reference}' is being sent; wait for its outcome. {order.Reason}".TrimEnd());

    /// <summary>Throws if an order cannot be imported.</summary>
    /// <param name="order">The order.</param>
    /// <exception cref="PanelException">The order cannot be imported; the message names the field.</exception>
    public static void CheckImport(Order order)
    {
        if (order.OrderId is not > 0)
            throw new PanelException(
                PanelErrorCode.InvalidField,
                $"The id of an imported order must be 1 or more, not {order.OrderId?.ToString(CultureInfo.InvariantCulture) ?? "empty"}.");
        if (order.ServiceId < 0)
            throw new PanelException(PanelErrorCode.ServiceNotFound, $"The service id must be 1 or more, not {order.ServiceId}.");
        if (order.Quantity < 1)
            throw new PanelException(PanelErrorCode.InvalidQuantity, $"The quantity must be 1 or more, not {order.Quantity}.");
        if (order.Reference is not null) OrderReference.Validate(order.Reference);
    }

    /// <summary>Returns the error of a reference that is already used.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException Taken(string reference) =>
        new(PanelErrorCode.ReferenceConflict, $"The reference '{reference}' belongs to another order; use a different one.");

    /// <summary>Returns the error of an order id that is already in the ledger.</summary>
    /// <param name="orderId">The panel's id.</param>
    /// <param name="reference">The reference of the order with this id.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException IdTaken(long orderId, string reference) =>
        new(PanelErrorCode.ReferenceConflict, $"Order {orderId} is already in the ledger, with the reference '{reference}'.");

    /// <summary>Returns the error of settling a claim that another process has settled.</summary>
    /// <param name="claim">The claim.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException NotYours(LedgerClaim claim) =>
        new(PanelErrorCode.LedgerUnavailable, $"The order '{claim.Order.Reference}' was settled by another process in the meantime.");
}
