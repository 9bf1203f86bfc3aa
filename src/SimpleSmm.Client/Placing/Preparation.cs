using System;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>Gets what all orders need, and remembers a failure, because it concerns all orders and not only the one that met it.</summary>
internal sealed class Preparation
{
    private volatile PanelException? _failure;

    public bool IsFailure(PanelException error) => error == _failure;

    public async Task<T> GetAsync<T>(Func<Task<T>> get)
    {
        try
        {
            return await get().ConfigureAwait(false);
        }
        catch (PanelException e)
        {
            _failure = e;
            throw;
        }
    }
}
