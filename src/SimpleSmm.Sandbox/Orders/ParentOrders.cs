using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Contains the orders with children, and finds the one with the next step.</summary>
internal sealed class ParentOrders
{
    private readonly Dictionary<long, ParentOrder> _byId = [];
    private readonly SortedSet<(DateTimeOffset At, long Id)> _steps = [];

    public IReadOnlyCollection<ParentOrder> All => _byId.Values;

    public ParentOrder? Find(long id) => _byId.TryGetValue(id, out var parent) ? parent : null;

    /// <summary>Returns the parent with the earliest step that is due by a time.</summary>
    public ParentOrder? Due(DateTimeOffset now) => _steps.Count > 0 && _steps.Min.At <= now ? _byId[_steps.Min.Id] : null;

    public void Add(ParentOrder parent)
    {
        _byId.Add(parent.Id, parent);
        Enter(parent);
    }

    /// <summary>Runs a change that may move a parent's next step, and updates the parent's position in the sorted steps.</summary>
    public void Change(ParentOrder parent, Action change)
    {
        if (parent.NextAt is { } at)
            _steps.Remove((at, parent.Id));
        change();
        Enter(parent);
    }

    private void Enter(ParentOrder parent)
    {
        if (parent.NextAt is { } at)
            _steps.Add((at, parent.Id));
    }
}
