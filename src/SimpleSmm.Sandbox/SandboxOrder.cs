using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox;

/// <summary>Represents the panel's view of one order at one time, for tests. It is not part of the API.</summary>
public sealed class SandboxOrder
{
    internal SandboxOrder(Orders.Order order, DateTimeOffset now)
    {
        var state = order.At(now);
        Id = order.Id;
        Service = order.Service.Id;
        Link = order.Draft.Link;
        Quantity = order.Draft.Quantity;
        Runs = order.Draft.Runs;
        Interval = order.Draft.Interval;
        Fields = order.Draft.Fields;
        PlacedAt = order.PlacedAt;
        Charge = order.Charge;
        Status = state.Text;
        Remains = state.Remains;
        Refunded = order.Refund(now);
        ParentId = order.ParentId;
        var children = new List<long>(order.Children.Count);
        foreach (var child in order.Children)
            children.Add(child.Id);
        Children = children;
    }

    /// <summary>Gets the order's id.</summary>
    public long Id { get; }

    /// <summary>Gets the id of the ordered service.</summary>
    public int Service { get; }

    /// <summary>Gets the link exactly as the panel read it; empty for a type without a link.</summary>
    public string Link { get; }

    /// <summary>
    /// Gets the quantity per run: for a list of comments or names the number of its lines, for a package 1, for a subscription 0.
    /// </summary>
    public long Quantity { get; }

    /// <summary>Gets the number of runs of a drip-feed; null for any other order.</summary>
    public int? Runs { get; }

    /// <summary>Gets the minutes between two runs of a drip-feed; null for any other order.</summary>
    public int? Interval { get; }

    /// <summary>
    /// Gets every field sent, known or unknown, except the key and the action; for a child the service, link and quantity.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>Gets when the order was placed, on the panel's clock.</summary>
    public DateTimeOffset PlacedAt { get; }

    /// <summary>
    /// Gets the amount charged for the order: for a subscription the charges of its children so far, for a child of a drip-feed its share
    /// of the parent's charge. The charges of the orders without a parent add up to all the money charged.
    /// </summary>
    public decimal Charge { get; }

    /// <summary>Gets the status at the time of the snapshot.</summary>
    public string Status { get; }

    /// <summary>Gets the quantity that was not delivered at the time of the snapshot.</summary>
    public long Remains { get; }

    /// <summary>Gets the amount refunded by the time of the snapshot, including the refunds of child orders.</summary>
    public decimal Refunded { get; }

    /// <summary>Gets the id of the drip-feed or subscription that placed this order; null for an order of the customer.</summary>
    public long? ParentId { get; }

    /// <summary>Gets the ids of the orders that a drip-feed or subscription has placed so far.</summary>
    public IReadOnlyList<long> Children { get; }
}
