using System;
using System.Collections.Generic;
using System.Reflection;

namespace SimpleSmm.Tests.Chaos;

/// <summary>A ledger that watches the orders under way: from their claims to their outcomes, one on each link of a service.</summary>
public class WatchedLedger : DispatchProxy
{
    private readonly Dictionary<string, string> _links = [];
    private readonly HashSet<string> _busy = [];
    private IOrderLedger _inner = null!;

    /// <summary>Gets the links on which two orders were under way at once.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>Gets the most orders that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public static (IOrderLedger Ledger, WatchedLedger Watch) Around(IOrderLedger inner)
    {
        var ledger = Create<IOrderLedger, WatchedLedger>();
        var watch = (WatchedLedger)(object)ledger;
        watch._inner = inner;
        return (ledger, watch);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is [LedgerClaim settled, ..] && targetMethod!.Name is not nameof(IOrderLedger.Renew)) Leave(settled.Token);
        try
        {
            var result = targetMethod!.Invoke(_inner, args);
            if (result is LedgerClaim { Kind: LedgerClaimKind.Claimed } claim) Enter(claim);
            return result;
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    private void Enter(LedgerClaim claim)
    {
        var link = $"{claim.Order.ServiceId} {claim.Order.Link}";
        lock (_links)
        {
            if (!_busy.Add(link)) Doubled.Add(link);
            _links.Add(claim.Token, link);
            MostAtOnce = Math.Max(MostAtOnce, _busy.Count);
        }
    }

    private void Leave(string token)
    {
        lock (_links)
        {
            if (_links.Remove(token, out var link)) _busy.Remove(link);
        }
    }
}
