using System;
using System.Threading.Tasks;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>
/// Represents a failure of one request: whether the panel processes the request, how long the answer takes, how it is changed and how it is
/// delivered. <see cref="Then"/> combines several faults. The other parts of this class create faults: whole answers, changes of the
/// genuine answer, and deliveries.
/// </summary>
public sealed partial class Fault
{
    internal static readonly Fault None = new("none");

    private Fault(string name) => Name = name;

    /// <summary>Gets the name, for messages.</summary>
    public string Name { get; private init; }

    internal bool? Accepts { get; private init; }

    internal bool AcceptsAfterWait { get; private init; }

    internal TimeSpan Wait { get; private init; }

    internal Func<PanelReply, PanelReply>? Change { get; private init; }

    internal Func<Exchange, PanelReply, Task>? Delivery { get; private init; }

    /// <summary>Returns a fault that happens after the panel has processed the request, so that an order is placed and charged.</summary>
    public Fault AfterAccept() => Copy(Name + " after accept", accepts: true);

    /// <summary>Returns a fault for which the panel does not process the request.</summary>
    public Fault BeforeAccept() => Copy(Name + " before accept", accepts: false);

    /// <summary>
    /// Combines two faults: this fault's change comes first and the waits are added. In a contradiction the other fault wins.
    /// </summary>
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
