using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Errors;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Lists the sessions of this runspace in the order of connection; the last one is the current session.</summary>
[Cmdlet(VerbsCommon.Get, "SmmSession", HelpUri = HelpUri.Base + "Get-SmmSession.md")]
[OutputType(typeof(PanelSession))]
public sealed class GetSmmSessionCommand : SmmCommand
{
    /// <summary>Gets or sets the sessions to list, or their names with wildcards. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    [Alias("Name")]
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
            // A name may contain wildcard characters itself, as the address [::1]:8080 does.
            if (reference.IsKnown || !WildcardPattern.ContainsWildcardCharacters(reference.Name)) WriteObject(reference.Resolve());
            else WriteLike(new WildcardPattern(reference.Name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
        }
        catch (PanelException e)
        {
            WriteError(e.ToErrorRecord(reference.Name));
        }
    }

    private void WriteLike(WildcardPattern pattern)
    {
        foreach (var session in SessionTable.OfThisRunspace.All())
        {
            if (pattern.IsMatch(session.Name)) WriteObject(session);
        }
    }
}
