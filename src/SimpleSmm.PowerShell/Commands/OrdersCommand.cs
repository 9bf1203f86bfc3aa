using System.Management.Automation;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Represents a cmdlet that reads the orders of a period from the ledgers of one session or of several.</summary>
public abstract class OrdersCommand : PanelsCommand
{
    private protected OrdersCommand()
    {
    }

    /// <summary>Gets or sets the earliest time at which the orders were sent.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(Moment))]
    public Moment? Since { get; set; }

    /// <summary>Gets or sets the time before which the orders were sent.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(Moment))]
    public Moment? Before { get; set; }

    /// <summary>Reads the period.</summary>
    /// <exception cref="PanelException">A time cannot be read (InvalidField).</exception>
    private protected OrderMeasureQuery ReadPeriod() =>
        new() { Since = Since?.Read("-Since date"), Before = Before?.Read("-Before date") };
}
