using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Represents a cmdlet that asks panels to change orders, each of which is confirmed and sent at most once.</summary>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
public abstract class BatchWriter<T> : BatchCommand<T>
    where T : PanelObject
{
    private protected BatchWriter()
    {
    }

    /// <summary>Gets or sets the orders to change: ids, or objects with an id, which are changed at their own panel.</summary>
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [Alias("Order", "Id")]
    [KeepOrigin]
    public PanelId[] OrderId { get; set; } = [];

    /// <summary>
    /// Gets or sets the session to use, or its name. Default: the session of each input object, otherwise the current session.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SessionGiven]
    public SessionReference? Session { get; set; }

    /// <summary>
    /// Gets or sets whether to ask again for an order whose earlier request has an unknown outcome. Only a ledger on a server knows of it.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets the action in the words of a confirmation.</summary>
    private protected abstract string Action { get; }

    /// <summary>Resolves the session. Warnings that may end the command are held back until the results are written.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HoldWarnings();
    }

    private protected override PanelId[]? Ids => OrderId;

    private protected override IdKind Kind => IdKind.Order;

    private protected override IReadOnlyList<SessionReference>? GivenSessions => Session is null ? null : [Session];

    private protected override bool Confirm(long id, PanelSession session) => ShouldProcess(NameAt($"{Kind.Name} {id}", session), Action);
}
