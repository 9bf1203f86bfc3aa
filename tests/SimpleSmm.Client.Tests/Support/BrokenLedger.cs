using System.Reflection;
using System.Threading;

namespace SimpleSmm.Tests;

/// <summary>A ledger that takes some claims and then cannot be written.</summary>
public class BrokenLedger : DispatchProxy
{
    private IOrderLedger _inner = null!;
    private int _claimsLeft;

    public static IOrderLedger After(int claims, IOrderLedger inner)
    {
        var ledger = Create<IOrderLedger, BrokenLedger>();
        ((BrokenLedger)(object)ledger)._inner = inner;
        ((BrokenLedger)(object)ledger)._claimsLeft = claims;
        return ledger;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IOrderLedger.Claim) && Interlocked.Decrement(ref _claimsLeft) < 0)
            throw new PanelException(PanelErrorCode.LedgerUnavailable, "The disk is full.");
        return targetMethod.Invoke(_inner, args);
    }
}
