using System;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Errors;

namespace SimpleSmm.Commands;

/// <summary>Reads the account balance of one session or of several.</summary>
[Cmdlet(VerbsCommon.Get, "SmmBalance", HelpUri = HelpUri.Base + "Get-SmmBalance.md")]
[OutputType(typeof(AccountBalance))]
public sealed class GetSmmBalanceCommand : SmmCommand
{
    /// <summary>Gets or sets the sessions to read, or their names. Default: the current session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionReference[]? Session { get; set; }

    /// <summary>Reads the balances of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (Session is null) Write(SessionReference.ResolveCurrent, null);
        else foreach (var reference in Session) Write(reference.Resolve, reference.Name);
    }

    // If one of several panels does not answer, the other balances are still written.
    private bool IsOneOfSeveral => MyInvocation.ExpectingInput || Session?.Length > 1;

    private void Write(Func<PanelSession> resolve, string? name)
    {
        try
        {
            var session = resolve();
            var balance = Await(ClientOf(session).GetBalanceAsync(StopToken));
            balance.Session = session.Name;
            WriteObject(balance);
        }
        catch (PanelException e) when (IsOneOfSeveral)
        {
            WriteError(e.ToErrorRecord(name));
        }
        catch (PanelException e)
        {
            Report(e, name);
        }
    }
}
