using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Makes a session the current one, which commands use if they do not name another. Does not connect again.</summary>
[Cmdlet(VerbsCommon.Select, "SmmSession", HelpUri = HelpUri.Base + "Select-SmmSession.md")]
[OutputType(typeof(PanelSession))]
public sealed class SelectSmmSessionCommand : SmmCommand
{
    /// <summary>Gets or sets the session to make current, or its name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [Alias("Name")]
    [SessionGiven]
    public SessionReference? Session { get; set; }

    /// <summary>Gets or sets whether to write the session.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Selects the session. One that does not exist or is closed leaves the current session as it is.</summary>
    protected override void ProcessRecord()
    {
        var session = Require(Session!.Resolve, Session!.Name);
        SessionTable.OfThisRunspace.Select(session);
        if (PassThru) WriteObject(session);
    }
}
