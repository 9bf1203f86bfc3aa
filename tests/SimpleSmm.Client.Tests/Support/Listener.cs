using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace SimpleSmm.Tests;

/// <summary>Keeps the events it is told of.</summary>
internal sealed class Listener(PanelEventLevel lowest = PanelEventLevel.Verbose) : IPanelObserver
{
    private readonly ConcurrentQueue<PanelEvent> _events = new();

    public IReadOnlyList<PanelEvent> Events => [.. _events];

    public IReadOnlyList<PanelEvent> With(string text) => [.. _events.Where(e => e.Text.Contains(text, System.StringComparison.Ordinal))];

    public bool IsEnabled(PanelEventLevel level) => level >= lowest;

    public void Notify(PanelEvent happened) => _events.Enqueue(happened);
}
