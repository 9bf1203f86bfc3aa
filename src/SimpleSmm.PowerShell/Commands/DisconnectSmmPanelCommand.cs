using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Errors;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Closes sessions. The session that was connected before becomes the current one.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "SmmPanel", HelpUri = HelpUri.Base + "Disconnect-SmmPanel.md")]
[OutputType(typeof(void))]
public sealed class DisconnectSmmPanelCommand : SmmCommand
{
    /// <summary>Gets or sets the sessions to close, or their names. Default: the current session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [Alias("Name")]
    [SessionGiven]
    public SessionReference[]? Session { get; set; }

    /// <summary>Closes the sessions of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (Session is null)
        {
            Close(Require(SessionReference.FindCurrent));
            return;
        }

        foreach (var reference in Session)
        {
            try
            {
                Close(reference.Find());
            }
            catch (PanelException e)
            {
                // A missing session does not keep the other sessions open.
                WriteError(e.ToErrorRecord(reference.Name));
            }
        }
    }

    // A session that another runspace has closed must still be removed from this runspace's table.
    private void Close(PanelSession session)
    {
        // What was sent and is not answered yet would be lost with the session.
        Await(WritesUnderWay.FinishAsync(session));
        WarnOfStopped();
        if (!SessionTable.OfThisRunspace.Remove(session)) SessionReference.Open(session);
        session.Close();
    }
}
