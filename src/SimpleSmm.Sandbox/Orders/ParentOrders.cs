using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>The orders with children, and which of them has something to do next.</summary>
internal sealed class ParentOrders
{
    private readonly Dictionary<long, ParentOrder> _byId = [];
    private readonly SortedSet<(DateTimeOffset At, long Id)> _steps = [];

    public IReadOnlyCollection<ParentOrder> All => _byId.Values;

    public ParentOrder? Find(long id) => _byId.TryGetValue(id, out var parent) ? parent : null;

    /// <summary>The parent whose step is the earliest of those due by a moment.</summary>
    public ParentOrder? Due(DateTimeOffset now) => _steps.Count > 0 && _steps.Min.At <= now ? _byId[_steps.Min.Id] : null;

    public void Add(ParentOrder parent)
    {
        _byId.Add(parent.Id, parent);
        Enter(parent);
    }

    /// <summary>Everything that may move a parent's next step is done through this, or the step would be looked for where it was.</summary>
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
