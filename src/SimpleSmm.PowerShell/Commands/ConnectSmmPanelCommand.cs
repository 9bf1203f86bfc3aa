using System;
using System.Management.Automation;
using System.Security;
using SimpleSmm.Errors;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Connects to a panel and makes the session the current one of this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "SmmPanel", DefaultParameterSetName = KeySet, HelpUri = HelpUri.Base + "Connect-SmmPanel.md")]
[OutputType(typeof(PanelSession))]
public sealed partial class ConnectSmmPanelCommand : SmmCommand
{
    private const string KeySet = "ApiKey";
    private const string CredentialSet = "Credential";
    private const string EnvironmentSet = "Environment";
    private const string SandboxSet = "Sandbox";
    private const string KeyVariable = "SMM_API_KEY";

    /// <summary>Gets or sets the API key. If it is not given, the command prompts for it and hides the input.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true, Position = 0)]
    [SecureKey]
    public SecureString? ApiKey { get; set; }

    /// <summary>Gets or sets a credential whose password is the API key; the user name is ignored.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [NeverNull]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets whether the API key is read from the environment variable SMM_API_KEY.</summary>
    [Parameter(ParameterSetName = EnvironmentSet, Mandatory = true)]
    [NeverNull]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>Gets or sets whether to create a simulated panel in memory, without an account, network access or cost.</summary>
    [Parameter(ParameterSetName = SandboxSet, Mandatory = true)]
    [NeverNull]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Gets or sets how many seconds pass in the sandbox per real second.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [NeverNull]
    [ValidateRange(0, 1_000_000)]
    public double SandboxSpeed { get; set; } = 1;

    /// <summary>Gets or sets the family of panels that the sandbox simulates: Perfect (the documented API) or Smart.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [NeverNull]
    public SandboxDialect SandboxDialect { get; set; }

    /// <summary>Gets or sets the address of the panel's API. Default: the address of the documented panel.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [NeverNull]
    public Uri Uri { get; set; } = PanelClientOptions.DefaultUri;

    /// <summary>Gets or sets the session's name. Default: the panel's host. A session with the same name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>
    /// Gets or sets the name that distinguishes this account from others at the same address. The ledger keeps their orders apart. Leave
    /// it out for the only account; a session's name and a new key do not matter.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Account { get; set; }

    /// <summary>Gets or sets whether to skip the check of the key, which is a request.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Gets or sets whether to write the session to the pipeline.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Creates the session, checks the key, and then makes the session the current one.</summary>
    protected override void ProcessRecord()
    {
        var session = Require(Create, Name ?? DefaultName);
        if (!SkipVerification)
        {
            var balance = Require(() => Await(ClientOf(session).GetBalanceAsync(StopToken)), session.Name);
            session.Currency = balance.Currency;
            session.Ledger?.Remember(balance);
        }

        SessionTable.OfThisRunspace.Add(session);
        if (PassThru) WriteObject(session);
    }

    private PanelSession Create()
    {
        CheckDifferences();
        Account = LedgerAccount.NameOf(Account);
        if (Sandbox) return SandboxSession.Create(Name ?? "sandbox", Account, SandboxSpeed, SandboxDialect, !NoLedger, Options);
        return new PanelSession(Name ?? DefaultName, Options(Uri, Key(), null), CreateLedger()) { Account = Account };
    }

    // Only the host: other parts of an address may contain a password, which must stay out of names and error records.
    private string DefaultName => Uri.IsAbsoluteUri ? Uri.Authority : "";

    private SecureString Key() => ParameterSetName switch
    {
        CredentialSet => Credential!.Password,
        SecretSet => ReadSecret(),
        EnvironmentSet => SecureText.From(Environment.GetEnvironmentVariable(KeyVariable)?.Trim() is { Length: > 0 } key
            ? key
            : throw NoVariable()),
        _ => ApiKey!,
    };

    private static PanelException NoVariable() => new PanelFailure(
        PanelErrorCode.InvalidApiKey, $"The environment variable {KeyVariable} is missing or blank: set it to the API key.")
    {
        Advice = $"Set {KeyVariable} in the environment of this process, or leave -FromEnvironment out and give the key another way.",
    }.ToException();
}
