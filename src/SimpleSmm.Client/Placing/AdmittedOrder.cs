using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>
/// Represents an order after its checks: ready to be sent, with its share of the budget, or with a result if it is not to be sent.
/// </summary>
internal sealed class AdmittedOrder
{
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OrderShare? _share;

    public AdmittedOrder(PlacementResult result) => (Request, Result) = (result.Request, result);

    public AdmittedOrder(OrderRequest request, OrderShare? share, OrdersUnderWay underWay)
    {
        (Request, _share, LinkIsFree) = (request, share, underWay.OnLink(request));
        underWay.Add(request, _end.Task);
    }

    public OrderRequest Request { get; }

    /// <summary>Gets the result of an order that is not sent; null if it is ready to be sent.</summary>
    public PlacementResult? Result { get; private set; }

    /// <summary>Gets the task that ends when the order before it on the same link has its outcome.</summary>
    public Task LinkIsFree { get; } = Task.CompletedTask;

    /// <summary>Returns the order's share of the budget, because nothing was spent for it.</summary>
    public void Release() => _share?.Release();

    /// <summary>Ends an order that is not sent after all.</summary>
    public void Withdraw(PlacementKind kind)
    {
        Result = new PlacementResult(kind, Request);
        if (kind != PlacementKind.Planned) Release();
        End();
    }

    /// <summary>Ends the order's time under way. A share that was not released is spent.</summary>
    public void End()
    {
        _share?.Settle();
        _end.TrySetResult(true);
    }
}
