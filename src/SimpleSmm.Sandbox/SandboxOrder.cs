using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox;

/// <summary>One order as the panel knows it at a moment: a look inside for tests, not part of the API.</summary>
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

    /// <summary>The order's id.</summary>
    public long Id { get; }

    /// <summary>The id of the service ordered.</summary>
    public int Service { get; }

    /// <summary>The link exactly as it was understood; empty for a type without one.</summary>
    public string Link { get; }

    /// <summary>
    /// The quantity of one run. For a list of comments or names the number of its lines, for a package 1, for a subscription 0.
    /// </summary>
    public long Quantity { get; }

    /// <summary>The runs of a drip-feed; null for an order that is no drip-feed.</summary>
    public int? Runs { get; }

    /// <summary>The minutes between two runs; null for an order that is no drip-feed.</summary>
    public int? Interval { get; }

    /// <summary>Every field that was sent, known or not, but the key and the action; for a child service, link and quantity.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>When the order was placed, on the panel's clock.</summary>
    public DateTimeOffset PlacedAt { get; }

    /// <summary>
    /// The money taken for the order: for a subscription that of its children so far, for a child of a drip-feed its share of the
    /// parent's. The charges of the orders without a parent are all the money taken.
    /// </summary>
    public decimal Charge { get; }

    /// <summary>The status at the moment of the snapshot.</summary>
    public string Status { get; }

    /// <summary>The pieces not delivered at the moment of the snapshot.</summary>
    public long Remains { get; }

    /// <summary>The money given back up to the moment of the snapshot; for an order with children theirs too.</summary>
    public decimal Refunded { get; }

    /// <summary>The drip-feed or subscription that placed this order; null for one that the customer placed.</summary>
    public long? ParentId { get; }

    /// <summary>The ids of the orders that a drip-feed or subscription has placed so far.</summary>
    public IReadOnlyList<long> Children { get; }
}
