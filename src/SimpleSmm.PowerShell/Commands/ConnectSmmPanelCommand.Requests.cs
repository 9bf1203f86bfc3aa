using System;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Security;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <content>Describes how requests are sent: time limits, retries, the proxy.</content>
public sealed partial class ConnectSmmPanelCommand
{
    /// <summary>Gets or sets the time limit of a request in seconds, including its connection.</summary>
    [Parameter]
    [NeverNull]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 3_600)]
    public int TimeoutSeconds { get; set; } = 100;

    /// <summary>Gets or sets the time limit of making a connection in seconds.</summary>
    [Parameter]
    [NeverNull]
    [Alias("ConnectionTimeoutSec")]
    [ValidateRange(1, 3_600)]
    public int ConnectionTimeoutSeconds { get; set; } = 15;

    /// <summary>Gets or sets how many times a request is retried if that is safe; 0 turns retries off.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(0, 1_000)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>
    /// Gets or sets the longest wait in seconds before the first retry. The longest wait may double with each further retry.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("RetryIntervalSeconds")]
    [ValidateRange(0.0, 86_400.0)]
    public double RetryIntervalSec { get; set; } = 1;

    /// <summary>
    /// Gets or sets the longest wait in seconds before any retry. If the panel asks for a longer wait, the request is not retried.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("MaximumRetryIntervalSeconds")]
    [ValidateRange(0.0, 86_400.0)]
    public double MaximumRetryIntervalSec { get; set; } = 60;

    /// <summary>
    /// Gets or sets the maximum number of requests per minute, for all users of the session together. Default: only the panel's own limit.
    /// </summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, 60_000)]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Gets or sets the proxy. Default: the system's proxy.</summary>
    [Parameter]
    [NeverNull]
    public Uri? Proxy { get; set; }

    /// <summary>Gets or sets the credential for the proxy.</summary>
    [Parameter]
    [NeverNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Gets or sets whether to ignore every proxy, including the system's.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Gets or sets the User-Agent header. Default: the versions of the module and of PowerShell.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserAgent { get; set; }

    /// <summary>Gets or sets how many requests of one command run at the same time.</summary>
    [Parameter]
    [NeverNull]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

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
}
