using System.Collections.Concurrent;
using System.Management.Automation;

namespace SimpleSmm.Commands;

/// <summary>Holds what happens on other threads until the pipeline's own thread can write it.</summary>
internal sealed class EventQueue : IPanelObserver
{
    private readonly ConcurrentQueue<PanelEvent> _events = new();

    public void Notify(PanelEvent happened) => _events.Enqueue(happened);

    public void Flush(Cmdlet cmdlet)
    {
        while (_events.TryDequeue(out var happened))
        {
            if (happened.Level == PanelEventLevel.Warning) cmdlet.WriteWarning(happened.Text);
            else cmdlet.WriteVerbose(happened.Text);
        }
    }
}
