using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Security;
using SimpleSmm.Orders;
using SimpleSmm.Wire;

namespace SimpleSmm;

/// <summary>Where a panel is, with which key, and how it is talked to.</summary>
public sealed class PanelClientOptions
{
    /// <summary>The documented panel's address (docs/panel-api.md#redirects). Its <c>www.</c> belongs to it.</summary>
    public static readonly Uri DefaultUri = new("https://www.simplesmmpanel.com/api/v1");

    /// <summary>The most ids that one request may carry (docs/panel-api.md#calls).</summary>
    public const int MaximumIdsPerRequest = 100;

    /// <summary>The API's address; https, or http on this machine itself.</summary>
    public Uri Uri { get; init; } = DefaultUri;

    /// <summary>The API key. The client keeps a copy of its own, so this may be disposed of.</summary>
    public required SecureString ApiKey { get; init; }

    /// <summary>How long one request may take from its first byte to the answer's last. Default 100 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long making a connection may take, within <see cref="Timeout"/>. Default 15 seconds. On .NET Framework only
    /// <see cref="Timeout"/> counts.
    /// </summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often and after which waits a request that may be sent again is sent again.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>The most requests that all users of the client together may send in a minute; null for no limit but the panel's.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>The proxy to go through; null for the system's.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether to go through a proxy at all. Default true.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>How many requests of one batch may be under way at once. Default 4.</summary>
    public int ThrottleLimit { get; init; } = 4;

    /// <summary>
    /// What stands between the entries of a list, such as comments. Default a line feed; there are panels that want <c>"\r\n"</c>, a comma,
    /// or a backslash and an n.
    /// </summary>
    public string ListSeparator { get; init; } = OrderLists.LineBreak;

    /// <summary>
    /// The most ids that one request carries, 1 to <see cref="MaximumIdsPerRequest"/>. Default 100. Some panels cut longer lists silently.
    /// </summary>
    public int ChunkSize { get; init; } = MaximumIdsPerRequest;

    /// <summary>Whether the panel reads one order's status a request only. Default false.</summary>
    public bool NoMultiStatus { get; init; }

    /// <summary>
    /// Whether a list of answers without ids is matched to the ids of the request by position. Default false: such an answer is
    /// <see cref="PanelErrorCode.NotAnswered"/> for each id, because nothing shows that the panel kept the order.
    /// </summary>
    public bool MatchByPosition { get; init; }

    /// <summary>The panel's own words for a status that ends an order or a refill, for example <c>Refunds</c>. Default none.</summary>
    public IReadOnlyList<string> FinalStatuses { get; init; } = [];

    /// <summary>The field by which the panel takes orders to cancel. Default <see cref="CancelField.Orders"/>.</summary>
    public CancelField CancelField { get; init; }

    /// <summary>
    /// Fields that go along with every request, for example <c>api_id</c>; a field of the request's own goes before. Their values are
    /// treated as secrets: no object, trace or error shows them.
    /// </summary>
    public IReadOnlyDictionary<string, string> AdditionalFields { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether values are encoded twice, for a panel that decodes them twice (docs/panel-api.md#encoding). Without it such a panel
    /// alters a plus or a percent sign in a link, or in the key. Default false.
    /// </summary>
    public bool DoubleEncoding { get; init; }

    /// <summary>
    /// The most bytes an answer may have. Default 64 MiB, of which a catalog may use all, a list of ids 4 MiB, and any other documented
    /// answer 1 MiB.
    /// </summary>
    public long MaximumAnswerBytes { get; init; } = 64L << 20;

    /// <summary>How the client introduces itself.</summary>
    public string UserAgent { get; init; } = $"SimpleSmm/{typeof(PanelClientOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>
    /// What carries the requests; null for the network. A panel in memory goes here. The client disposes of it. A request's body can be
    /// copied once (<c>CopyToAsync</c>) and not be buffered or read as text, because no request may be sent twice without the client
    /// knowing.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>
    /// Gets whether a canceled call that writes still runs to its answer or time-out once its body has left, so that the answer is not
    /// lost. The module sets it.
    /// </summary>
    internal bool FinishesWrites { get; init; }

    internal void Validate()
    {
        CheckUri();
        if (ApiKey is null || ApiKey.Length == 0)
            throw new PanelException(PanelErrorCode.InvalidApiKey, "The API key is empty.");
        CheckTime(Timeout, "time-out");
        CheckTime(ConnectTimeout, "time-out for connecting");
        CheckThrottleLimit(ThrottleLimit);
        if (RequestsPerMinute < 1)
            throw new PanelException(PanelErrorCode.InvalidField, $"The requests per minute must be at least 1, not {RequestsPerMinute}.");
        if (string.IsNullOrEmpty(ListSeparator))
            throw new PanelException(
                PanelErrorCode.InvalidField, "The list separator is empty; panels could not tell one entry from the next.");
        if (ChunkSize is < 1 or > MaximumIdsPerRequest)
            throw new PanelException(
                PanelErrorCode.InvalidField, $"The chunk size must be 1 to {MaximumIdsPerRequest} ids, not {ChunkSize}.");
        CheckUserAgent();
        Retry.Validate();
    }

    // HTTP takes no other characters: some would be an error of every request, a line break would leave the header out unnoticed.
    private void CheckUserAgent()
    {
        foreach (var c in UserAgent)
        {
            if (c is < ' ' or > '~')
                throw new PanelException(PanelErrorCode.InvalidField, "The user agent may have only ASCII characters and no line breaks.");
        }
    }

    private static void CheckTime(TimeSpan time, string name)
    {
        if (time <= TimeSpan.Zero || time.TotalMilliseconds > int.MaxValue)
            throw new PanelException(
                PanelErrorCode.InvalidField, $"The {name} must be longer than nothing and at most 24 days, not {time}.");
    }

    internal static int CheckThrottleLimit(int limit) => limit >= 1
        ? limit
        : throw new PanelException(PanelErrorCode.InvalidField, $"The throttle limit must be at least 1, not {limit}.");

    private void CheckUri()
    {
        if (!Uri.IsAbsoluteUri || Uri.Scheme is not ("https" or "http"))
            throw new PanelException(
                PanelErrorCode.InsecureUri, $"'{Shown()}' is not the address of a panel: it must start with https://.");
        if (Uri.Scheme == "http" && !Uri.IsLoopback)
            throw new PanelException(
                PanelErrorCode.InsecureUri, $"'{Shown()}' is not encrypted, so the key would be readable on the way. Use https://.");
        if (Uri.Scheme == "http" && UseProxy && PanelHandler.ProxyFor(this) is { IsLoopback: false } proxy)
            throw new PanelException(
                PanelErrorCode.InsecureUri,
                $"'{Shown()}' is not encrypted, and the proxy {proxy.Host} would carry the key in the open. Go without a proxy.");
        if (Uri.UserInfo.Length > 0 || Uri.Query.Length > 0 || Uri.Fragment.Length > 0)
            throw new PanelException(
                PanelErrorCode.InsecureUri,
                $"The address '{Shown()}' must come without a user name, '?' or '#': secrets do not belong in an address.");
    }

    // Without what may hold a secret.
    private string Shown()
    {
        var address = (Uri.IsAbsoluteUri ? $"{Uri.Scheme}://{Uri.Authority}{Uri.AbsolutePath}" : Uri.OriginalString).Split('?', '#')[0];
        return address.Substring(address.LastIndexOf('@') + 1);
    }
}
