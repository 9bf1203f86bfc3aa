using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Represents a cmdlet that reads from one session or from several.</summary>
public abstract class PanelsCommand : SessionCommand
{
    private protected PanelsCommand()
    {
    }

    /// <summary>
    /// Gets or sets the sessions to use, or their names with wildcards. Default: the session of each input object, otherwise the current
    /// session.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    [SessionGiven]
    public virtual SessionReference[]? Session { get; set; }

    private protected override IReadOnlyList<SessionReference>? GivenSessions => Session;

    private protected override bool TakesSeveral => true;
}
