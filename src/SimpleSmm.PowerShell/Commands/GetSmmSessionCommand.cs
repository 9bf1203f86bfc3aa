using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Errors;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Lists the sessions of this runspace in the order of connection. IsCurrent marks the current one.</summary>
[Cmdlet(VerbsCommon.Get, "SmmSession", HelpUri = HelpUri.Base + "Get-SmmSession.md")]
[OutputType(typeof(PanelSession))]
public sealed class GetSmmSessionCommand : SmmCommand
{
    /// <summary>Gets or sets the sessions to list, or their names with wildcards. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    [Alias("Name")]
    [SessionGiven]
    public SessionReference[]? Session { get; set; }

    /// <summary>Writes the sessions of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (Session is null) WriteObject(SessionTable.OfThisRunspace.All(), enumerateCollection: true);
        else foreach (var reference in Session) WriteMatches(reference);
    }

    private void WriteMatches(SessionReference reference)
    {
        try
        {
            if (reference.IsPattern) WriteObject(reference.FindLike(), enumerateCollection: true);
            else WriteObject(reference.Resolve());
        }
        catch (PanelException e)
        {
            WriteError(e.ToErrorRecord(reference.Name));
        }
    }
}
