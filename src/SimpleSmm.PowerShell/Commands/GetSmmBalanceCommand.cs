using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Completion;
using SimpleSmm.Ledger;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <summary>Reads the account balance of one session or of several.</summary>
[Cmdlet(VerbsCommon.Get, "SmmBalance", HelpUri = HelpUri.Base + "Get-SmmBalance.md")]
[OutputType(typeof(AccountBalance))]
public sealed class GetSmmBalanceCommand : SmmCommand
{
    private bool _isPattern;

    /// <summary>Gets or sets the sessions to read, or their names with wildcards. Default: the current session.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    [SupportsWildcards]
    [SessionGiven]
    public SessionReference[]? Session { get; set; }

    /// <summary>Reads the balances of one input object.</summary>
    protected override void ProcessRecord()
    {
        if (Session is null) Write(() => [SessionReference.ResolveCurrent()], null);
        else foreach (var reference in Session) Write(reference.ResolveAll, reference.Name);
    }

    /// <summary>If one of several panels does not answer, the other balances are still written.</summary>
    internal override bool EndsCommand(PanelException error) => !IsOneOfSeveral && base.EndsCommand(error);

    private bool IsOneOfSeveral => MyInvocation.ExpectingInput || Session?.Length > 1 || _isPattern;

    private void Write(Func<IReadOnlyList<PanelSession>> resolve, string? name)
    {
        try
        {
            var sessions = resolve();
            _isPattern |= sessions.Count > 1;
            foreach (var session in sessions) Write(session, name);
        }
        catch (PanelException e)
        {
            Report(e, name);
        }
    }

    private void Write(PanelSession session, string? name)
    {
        try
        {
            var balance = Await(ClientOf(session).GetBalanceAsync(StopToken));
            session.Mark(balance);
            session.Currency ??= balance.Currency;
            Record(session, balance);
            WriteObject(balance);
        }
        catch (PanelException e)
        {
            Report(e, name is null ? null : session.Name);
        }
    }

    // A ledger that does not exist yet is not created. The balance is more important than its record.
    private void Record(PanelSession session, AccountBalance balance)
    {
        if (session.Ledger is not { Exists: true } kept) return;
        kept.Enter();
        try
        {
            var ledger = Await(Task.Run(kept.Open));
            Await(LedgerQueue.Of(ledger).WriteAsync(() => ledger.Record(balance)));
        }
        catch (PanelException e)
        {
            Warn($"The balance could not be written to the order ledger: {e.Message}");
        }
        finally
        {
            kept.Leave();
        }
    }
}
