using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Tests;

/// <summary>
/// A panel, in memory or behind another handler, that holds the first requests until so many are there at once, which shows that they can be, and counts the most
/// that ever were.
/// </summary>
internal sealed class MeetingPoint(HttpMessageHandler panel, int expected) : DelegatingHandler(panel)
{
    private readonly object _gate = new();
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _now;

    public MeetingPoint(SandboxPanel panel, int expected)
        : this(new SandboxHandler(panel), expected)
    {
    }

    public int MostAtOnce { get; private set; }

    public int Count { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Count++;
            MostAtOnce = Math.Max(MostAtOnce, ++_now);
            if (_now >= expected) _met.TrySetResult();
        }

        await _met.Task.WaitAsync(cancellationToken);
        await Task.Delay(2, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        lock (_gate) _now--;
        return response;
    }
}
