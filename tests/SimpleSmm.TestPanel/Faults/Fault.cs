using System;
using System.Threading.Tasks;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>
/// What goes wrong with one request. A fault says whether the panel gets to see the request, how long the answer takes, what
/// becomes of the answer and how it is delivered; <see cref="Then"/> combines several. The factories are in the other parts of
/// this class: whole answers, changes of the genuine answer, and deliveries.
/// </summary>
public sealed partial class Fault
{
    internal static readonly Fault None = new("none");

    private Fault(string name) => Name = name;

    /// <summary>What it is, for messages.</summary>
    public string Name { get; private init; }

    internal bool? Accepts { get; private init; }

    internal bool AcceptsAfterWait { get; private init; }

    internal TimeSpan Wait { get; private init; }

    internal Func<PanelReply, PanelReply>? Change { get; private init; }

    internal Func<Exchange, PanelReply, Task>? Delivery { get; private init; }

    /// <summary>The panel sees the request, so an order is placed and paid, and only then the fault happens.</summary>
    public Fault AfterAccept() => Copy(Name + " after accept", accepts: true);

    /// <summary>The panel never sees the request.</summary>
    public Fault BeforeAccept() => Copy(Name + " before accept", accepts: false);

    /// <summary>Both faults: this one's change first, the waits added up; where they contradict each other the other one wins.</summary>
    public Fault Then(Fault other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Fault(Name + " + " + other.Name)
        {
            Accepts = other.Accepts ?? Accepts,
            AcceptsAfterWait = AcceptsAfterWait || other.AcceptsAfterWait,
            Wait = Wait + other.Wait,
            Change = Change is { } first && other.Change is { } second ? reply => second(first(reply)) : Change ?? other.Change,
            Delivery = other.Delivery ?? Delivery,
        };
    }

    public override string ToString() => Name;

    private Fault Copy(string name, bool accepts) => new(name)
    {
        Accepts = accepts,
        AcceptsAfterWait = AcceptsAfterWait,
        Wait = Wait,
        Change = Change,
        Delivery = Delivery,
    };
}
