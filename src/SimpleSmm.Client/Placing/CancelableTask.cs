using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>Waits for a task that cannot be canceled itself.</summary>
internal static class CancelableTask
{
    /// <summary>Waits for a task or a cancellation, whichever comes first.</summary>
    public static async Task OrCanceled(this Task task, CancellationToken cancellation)
    {
        if (!task.IsCompleted && cancellation.CanBeCanceled)
        {
            var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellation.Register(() => canceled.TrySetResult(true)))
                await Task.WhenAny(task, canceled.Task).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        await task.ConfigureAwait(false);
    }
}
