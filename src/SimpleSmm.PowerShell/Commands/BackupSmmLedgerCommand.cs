using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Writes a copy of the session's ledger. Other processes may place orders meanwhile.</summary>
[Cmdlet(
    VerbsData.Backup, "SmmLedger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low,
    HelpUri = HelpUri.Base + "Backup-SmmLedger.md")]
[OutputType(typeof(FileInfo))]
public sealed class BackupSmmLedgerCommand : PanelCommand
{
    /// <summary>Gets or sets the file to write. Its folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Gets or sets whether an existing file is replaced.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets whether to write the file to the pipeline.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes the copy.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            var ledger = CurrentSession.Ledger;
            if (ledger?.Path is not { } source)
                throw new PanelException(
                    PanelErrorCode.LedgerUnavailable, $"The session '{CurrentSession.Name}' does not have a ledger in a file."
                        + (ledger?.Server is null ? "" : " Back up its server with pg_dump (docs/guides/fleet.md)."));
            var copy = FilePath.Of(this, Path, "-Path");
            if (!ShouldProcess($"ledger '{source}'", $"Back up to '{copy}'")) return;
            Await(Task.Run(() =>
            {
                ledger.Backup(copy, Force);
                return true;
            }));
            if (PassThru) WriteObject(new FileInfo(copy));
        }
        catch (PanelException e)
        {
            Report(e, Path);
        }
    }
}
