using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Tests;

/// <summary>A panel that answers the first request only when so many have come, and all others at once.</summary>
internal sealed class SlowFirst(SandboxPanel panel, int until) : DelegatingHandler(new SandboxHandler(panel))
{
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Waits until so many requests have come, and then a while for more.</summary>
    public async Task Idle(int count)
    {
        for (var looks = 0; Count < count && looks < 1_000; looks++) await Task.Delay(10);
        await Task.Delay(200);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        if (number == until) _enough.SetResult();
        if (number == 1) await _enough.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
