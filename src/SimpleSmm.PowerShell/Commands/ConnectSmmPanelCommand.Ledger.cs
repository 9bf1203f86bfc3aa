using System;
using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <content>Chooses where the orders are recorded.</content>
public sealed partial class ConnectSmmPanelCommand
{
    /// <summary>
    /// Gets or sets the file that records the orders. Default: the file in the environment variable SMM_LEDGER_PATH, or one file per user
    /// for all panels.
    /// </summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? LedgerPath { get; set; }

    /// <summary>Gets or sets whether no orders are recorded. Then a repeated script places and pays its orders again.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter NoLedger { get; set; }

    /// <summary>
    /// Gets or sets the PostgreSQL server that records the orders of several machines, for example
    /// <c>Host=db.example;Database=orders;SSL Mode=VerifyFull</c>, without a password. Default: the text in the environment variable
    /// SMM_LEDGER_CONNECTION, if -LedgerPath is not given. It needs PowerShell 7.
    /// </summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? LedgerConnection { get; set; }

    /// <summary>
    /// Gets or sets the user and the password of that server. Default: the user in the connection text, and the password in the environment
    /// variable PGPASSWORD or a passfile.
    /// </summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [NeverNull]
    [Credential]
    public PSCredential? LedgerCredential { get; set; }

    private SessionLedger? CreateLedger()
    {
        if (NoLedger && (LedgerPath is not null || LedgerConnection is not null))
            throw Contradiction($"{(LedgerPath is null ? "-LedgerConnection" : "-LedgerPath")} and -NoLedger");
        if (LedgerPath is not null && LedgerConnection is not null) throw Contradiction("-LedgerPath and -LedgerConnection");
        if (NoLedger) return null;
        if (Connection is { } connection) return OnServer(connection);
        if (LedgerCredential is not null)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, "-LedgerCredential is for a ledger on a server: add -LedgerConnection, or leave it out.");
        }

        var path = LedgerPath is null ? SimpleSmm.LedgerPath.Default : FilePath.Of(this, LedgerPath, "-LedgerPath");
        return new SessionLedger(path, AccountOfLedger);
    }

    private string? Connection
    {
        get
        {
            if (LedgerPath is not null || LedgerConnection is not null) return LedgerConnection;
            if (Environment.GetEnvironmentVariable(LedgerServer.Variable)?.Trim() is not { Length: > 0 } given) return null;
            return Environment.GetEnvironmentVariable(SimpleSmm.LedgerPath.Variable)?.Trim() is { Length: > 0 }
                ? throw Contradiction($"The environment variables {LedgerServer.Variable} and {SimpleSmm.LedgerPath.Variable}")
                : given;
        }
    }

    private SessionLedger OnServer(string connection)
    {
        var server = LedgerServer.Parse(connection);
        if (LedgerLoader.CanLoadServer) return new SessionLedger(server, LedgerCredential?.GetNetworkCredential(), AccountOfLedger);
        throw new PanelException(
            PanelErrorCode.LedgerUnavailable,
            "A ledger on a server needs PowerShell 7: run the script with pwsh, or use a ledger in a file (-LedgerPath).");
    }

    private LedgerAccount AccountOfLedger() => new(Uri, Account) { Session = Name ?? DefaultName };

    private static PanelException Contradiction(string what) =>
        new(PanelErrorCode.InvalidField, $"{what} cannot be used together: leave one of them out.");
}
