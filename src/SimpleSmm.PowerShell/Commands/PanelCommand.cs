using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Represents a cmdlet with one session in -Session, such as every cmdlet that changes something.</summary>
public abstract class PanelCommand : SessionCommand
{
    private protected PanelCommand()
    {
    }

    /// <summary>
    /// Gets or sets the session to use, or its name. Default: the session of each input object, otherwise the current session.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SessionGiven]
    public SessionReference? Session { get; set; }

    private protected override IReadOnlyList<SessionReference>? GivenSessions => Session is null ? null : [Session];
}
