using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Represents a cmdlet that reads the statuses of ids from one session or from several.</summary>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
public abstract class BatchReader<T> : BatchCommand<T>
    where T : PanelObject
{
    private protected BatchReader()
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
    public SessionReference[]? Session { get; set; }

    private protected override IReadOnlyList<SessionReference>? GivenSessions => Session;

    private protected override bool TakesSeveral => true;
}
