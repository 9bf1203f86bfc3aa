using System;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
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
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Gets or sets whether the API key is read from the environment variable SMM_API_KEY.</summary>
    [Parameter(ParameterSetName = EnvironmentSet, Mandatory = true)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>Gets or sets whether to create a simulated panel in memory, without an account, network access or cost.</summary>
    [Parameter(ParameterSetName = SandboxSet, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Gets or sets how many seconds pass in the sandbox per real second.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateRange(0, 1_000_000)]
    public double SandboxSpeed { get; set; } = 1;

    /// <summary>Gets or sets the family of panels that the sandbox simulates: Perfect (the documented API) or Smart.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    public SandboxDialect SandboxDialect { get; set; }

    /// <summary>Gets or sets the address of the panel's API. Default: the address of the documented panel.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
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
    public SwitchParameter NoLedger { get; set; }

    /// <summary>Gets or sets the time limit of a request in seconds, including its connection.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 3_600)]
    public int TimeoutSeconds { get; set; } = 100;

    /// <summary>Gets or sets the time limit of making a connection in seconds.</summary>
    [Parameter]
    [Alias("ConnectionTimeoutSec")]
    [ValidateRange(1, 3_600)]
    public int ConnectionTimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets how many times a request is retried if that is safe; 0 turns retries off.</summary>
    [Parameter]
    [ValidateRange(0, 1_000)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>
    /// Gets or sets the longest wait in seconds before the first retry. The longest wait may double with each further retry.
    /// </summary>
    [Parameter]
    [Alias("RetryIntervalSeconds")]
    [ValidateRange(0.0, 86_400.0)]
    public double RetryIntervalSec { get; set; } = 1;

    /// <summary>
    /// Gets or sets the longest wait in seconds before any retry. If the panel asks for a longer wait, the request is not retried.
    /// </summary>
    [Parameter]
    [Alias("MaximumRetryIntervalSeconds")]
    [ValidateRange(0.0, 86_400.0)]
    public double MaximumRetryIntervalSec { get; set; } = 60;

    /// <summary>
    /// Gets or sets the maximum number of requests per minute, for all users of the session together. Default: only the panel's own limit.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 60_000)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Gets or sets the proxy. Default: the system's proxy.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Gets or sets the credential for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Gets or sets whether to ignore every proxy, including the system's.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Gets or sets the User-Agent header. Default: the versions of the module and of PowerShell.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserAgent { get; set; }

    /// <summary>Gets or sets how many requests of one command run at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Gets or sets whether to skip the check of the key, which is a request.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Gets or sets whether to write the session to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Creates the session, checks the key, and then makes the session the current one.</summary>
    protected override void ProcessRecord()
    {
        var session = Require(Create, Name ?? DefaultName);
        if (!SkipVerification) session.Currency = Require(() => Await(ClientOf(session).GetBalanceAsync(StopToken)), session.Name).Currency;
        SessionTable.OfThisRunspace.Add(session);
        if (PassThru) WriteObject(session);
    }

    private PanelSession Create()
    {
        CheckDifferences();
        Account = Account?.Trim();
        if (Account is { Length: 0 })
            throw new PanelException(PanelErrorCode.InvalidField, "-Account is blank: name the account or leave it out.");
        if (Sandbox) return SandboxSession.Create(Name ?? "sandbox", Account, SandboxSpeed, SandboxDialect, !NoLedger, Options);
        return new PanelSession(Name ?? DefaultName, Options(Uri, Key(), null), CreateLedger()) { Account = Account };
    }

    private SessionLedger? CreateLedger()
    {
        if (NoLedger && LedgerPath is not null)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, "-LedgerPath and -NoLedger cannot be used together: leave one of them out.");
        }

        if (NoLedger) return null;
        var path = LedgerPath is null ? SimpleSmm.LedgerPath.Default : FilePath.Of(this, LedgerPath, "-LedgerPath");
        return new SessionLedger(path, () => new LedgerAccount(Uri, Account) { Session = Name ?? DefaultName });
    }

    private PanelClientOptions Options(Uri uri, SecureString key, HttpMessageHandler? handler) => new()
    {
        Uri = uri,
        ApiKey = key,
        Handler = handler,
        FinishesWrites = true,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        ConnectTimeout = TimeSpan.FromSeconds(ConnectionTimeoutSeconds),
        ThrottleLimit = ThrottleLimit,
        RequestsPerMinute = RequestsPerMinute,
        Retry = new RetryOptions
        {
            MaximumCount = MaximumRetryCount,
            Interval = TimeSpan.FromSeconds(RetryIntervalSec),
            MaximumInterval = TimeSpan.FromSeconds(Math.Max(RetryIntervalSec, MaximumRetryIntervalSec)),
        },
        ChunkSize = ChunkSize,
        NoMultiStatus = NoMultiStatus,
        CancelField = CancelField,
        AdditionalFields = FixedRequestFields(),
        DoubleEncoding = DoubleEncoding || IsSmartSandbox,
        ListSeparator = ListSeparator,
        MatchByPosition = MatchByPosition,
        FinalStatuses = FinalStatus,
        UseProxy = !NoProxy,
        Proxy = CreateProxy(),
        UserAgent = UserAgent ?? $"SimpleSmm/{typeof(PanelSession).Assembly.GetName().Version!.ToString(3)} PowerShell/{Host.Version}",
    };

    private WebProxy? CreateProxy()
    {
        if (Proxy is null && ProxyCredential is null) return null;
        if (Proxy is null)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, "-ProxyCredential can only be used with -Proxy: add -Proxy or leave it out.");
        }

        if (NoProxy)
            throw new PanelException(PanelErrorCode.InvalidField, "-Proxy and -NoProxy cannot be used together: leave one of them out.");

        // Without a scheme, proxy.example.com:8080 also parses as an address, with the scheme proxy.example.com.
        if (!Proxy.IsAbsoluteUri || Proxy.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5"))
            throw new PanelException(
                PanelErrorCode.InvalidField,
                $"'{WithoutUser(Proxy)}' is not the address of a proxy: use an address such as http://proxy.example.com:8080.");
        if (Proxy.UserInfo.Length > 0)
            throw new PanelException(
                PanelErrorCode.InvalidField, $"The proxy '{WithoutUser(Proxy)}' must not contain a user name: use -ProxyCredential.");
        return new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() };
    }

    private static string WithoutUser(Uri address) => address.OriginalString.Substring(address.OriginalString.LastIndexOf('@') + 1);

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
