using System;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Security;
using SimpleSmm.Parameters;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Connects to a panel and makes it the current one of this runspace.</summary>
[Cmdlet(VerbsCommunications.Connect, "SmmPanel", DefaultParameterSetName = KeySet, HelpUri = HelpUri.Base + "Connect-SmmPanel.md")]
[OutputType(typeof(PanelSession))]
public sealed partial class ConnectSmmPanelCommand : SmmCommand
{
    private const string KeySet = "ApiKey";
    private const string CredentialSet = "Credential";
    private const string EnvironmentSet = "Environment";
    private const string SandboxSet = "Sandbox";
    private const string KeyVariable = "SMM_API_KEY";

    /// <summary>The API key. Left out, it is asked for and not shown.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true, Position = 0)]
    [SecureKey]
    public SecureString? ApiKey { get; set; }

    /// <summary>A credential whose password is the API key; the user name does not matter.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Takes the API key from the environment variable SMM_API_KEY.</summary>
    [Parameter(ParameterSetName = EnvironmentSet, Mandatory = true)]
    public SwitchParameter FromEnvironment { get; set; }

    /// <summary>Makes a whole panel in memory to try things on: no account, no network, no money.</summary>
    [Parameter(ParameterSetName = SandboxSet, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>How many seconds pass in the sandbox in each real second.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    [ValidateRange(0, 1_000_000)]
    public double SandboxSpeed { get; set; } = 1;

    /// <summary>The address of the panel's API. Default: the documented panel's.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    public Uri Uri { get; set; } = PanelClientOptions.DefaultUri;

    /// <summary>The session's name. Default: the panel's host. A session of that name is replaced.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The file that remembers the orders. Default: the variable SMM_LEDGER_PATH, or a file of this user for all panels.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [ValidateNotNullOrEmpty]
    public string? LedgerPath { get; set; }

    /// <summary>Remembers no orders: a repeated script pays again.</summary>
    [Parameter]
    public SwitchParameter NoLedger { get; set; }

    /// <summary>How long one request may take, its connection included.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 3_600)]
    public int TimeoutSeconds { get; set; } = 100;

    /// <summary>How long making a connection may take.</summary>
    [Parameter]
    [Alias("ConnectionTimeoutSec")]
    [ValidateRange(1, 3_600)]
    public int ConnectionTimeoutSeconds { get; set; } = 15;

    /// <summary>How many times a request that may safely be sent again is sent again; 0 turns it off.</summary>
    [Parameter]
    [ValidateRange(0, 1_000)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The longest wait before the first retry. Each further one may be twice as long.</summary>
    [Parameter]
    [Alias("RetryIntervalSeconds")]
    [ValidateRange(0.0, 86_400.0)]
    public double RetryIntervalSec { get; set; } = 1;

    /// <summary>The longest wait before a retry. A panel that asks for more gets no retry.</summary>
    [Parameter]
    [Alias("MaximumRetryIntervalSeconds")]
    [ValidateRange(0.0, 86_400.0)]
    public double MaximumRetryIntervalSec { get; set; } = 60;

    /// <summary>The most requests that all users of the session together may send in a minute. Default: no limit but the panel's.</summary>
    [Parameter]
    [ValidateRange(1, 60_000)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>The proxy to go through. Default: the system's.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>The credential for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Goes through no proxy, not even the system's.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>How to introduce this client to the panel. Default: the versions of the module and of PowerShell.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserAgent { get; set; }

    /// <summary>How many requests of one command may be under way at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Does not check the key; nothing is sent.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Writes the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Makes the session, checks the key, and only then makes it the current one.</summary>
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
        if (Sandbox) return SandboxSession.Create(Name ?? "sandbox", SandboxSpeed, !NoLedger, Options);
        return new PanelSession(Name ?? DefaultName, Options(Uri, Key(), null), CreateLedger());
    }

    private SessionLedger? CreateLedger()
    {
        if (NoLedger && LedgerPath is not null) throw new PanelException(PanelErrorCode.InvalidField, "-LedgerPath and -NoLedger exclude each other.");
        if (NoLedger) return null;
        var path = LedgerPath is null ? SimpleSmm.LedgerPath.Default : GetUnresolvedProviderPathFromPSPath(LedgerPath);
        return new SessionLedger(path, Uri, Name ?? DefaultName);
    }

    private PanelClientOptions Options(Uri uri, SecureString key, HttpMessageHandler? handler) => new()
    {
        Uri = uri,
        ApiKey = key,
        Handler = handler,
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
        DoubleEncoding = DoubleEncoding,
        ListSeparator = ListSeparator,
        UseProxy = !NoProxy,
        Proxy = CreateProxy(),
        UserAgent = UserAgent ?? $"SimpleSmm/{typeof(PanelSession).Assembly.GetName().Version!.ToString(3)} PowerShell/{Host.Version}",
    };

    private WebProxy? CreateProxy()
    {
        if (Proxy is null && ProxyCredential is null) return null;
        if (Proxy is null) throw new PanelException(PanelErrorCode.InvalidField, "-ProxyCredential needs -Proxy.");
        if (NoProxy) throw new PanelException(PanelErrorCode.InvalidField, "-Proxy and -NoProxy exclude each other.");
        // Without a scheme, proxy.example.com:8080 is an address too, whose scheme is proxy.example.com.
        if (!Proxy.IsAbsoluteUri || Proxy.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5"))
            throw new PanelException(PanelErrorCode.InvalidField, $"'{WithoutUser(Proxy)}' is not the address of a proxy, such as http://proxy.example.com:8080.");
        if (Proxy.UserInfo.Length > 0)
            throw new PanelException(PanelErrorCode.InvalidField, $"The proxy '{WithoutUser(Proxy)}' must come without a user name: use -ProxyCredential.");
        return new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() };
    }

    private static string WithoutUser(Uri address) => address.OriginalString.Substring(address.OriginalString.LastIndexOf('@') + 1);

    // The host alone: whatever else an address has, a password perhaps, stays out of names and error records.
    private string DefaultName => Uri.IsAbsoluteUri ? Uri.Authority : "";

    private SecureString Key() => ParameterSetName switch
    {
        CredentialSet => Credential!.Password,
        SecretSet => ReadSecret(),
        EnvironmentSet => SecureText.From(Environment.GetEnvironmentVariable(KeyVariable)?.Trim() is { Length: > 0 } key
            ? key
            : throw new PanelException(PanelErrorCode.InvalidApiKey, $"The environment variable {KeyVariable} is not set or blank.")),
        _ => ApiKey!,
    };
}
