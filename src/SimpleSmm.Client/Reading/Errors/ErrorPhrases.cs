namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Lists the phrases that identify an error text (docs/panel-api.md#error-texts and real answers), grouped by meaning.
/// <see cref="ErrorPhrase"/> describes how a phrase is written.
/// </summary>
internal static class ErrorPhrases
{
    private const string Blocked = "blocked|banned|suspended|inactive|deactivated|disabled";
    private const string Not = "not|dont|doesnt|no|cannot|cant|isnt|never";
    private const string Wrong = "incorrect|invalid|wrong|bad|unknown";
    private const string Money = "funds|fund|balance|money|credit|credits";

    /// <summary>The first row with a phrase that the text contains wins, so more specific rows come first.</summary>
    public static readonly (PanelErrorCode Code, ErrorPhrase[] Phrases)[] Table =
    [
        Row(
            PanelErrorCode.InvalidApiKey,
            "api key", "apikey", "api is disable*", "api access disable*", $"{Wrong}|missing key", "key field", "key is required",
            $"key [is] {Wrong}", "^ user [was] not found $", "unauthenticated", "unauthorized"),
        Row(
            PanelErrorCode.AccountBlocked,
            $"your account|user is|has|was [not] [been] {Blocked}|active", $"^ account|user [is|has|was] [not] [been] {Blocked}|active $",
            $"^ account|user [is|has|was] [not] [been] {Blocked}|active please|contact|due|for|because|until",
            "ip [address] [is|was|has] [not] [been] allowed|blocked|banned|whitelisted"),
        Row(
            PanelErrorCode.RateLimited,
            "too many [failed|login|invalid|api] requests|attempts|calls|tries", "rate limit*", "ratelimit*", "request|requests|api limit",
            "too frequent* request*", "requests too frequent*"),
        Row(
            PanelErrorCode.UnsupportedAction,
            $"{Wrong}|unsupported action", "action is|was|not [not] invalid|unsupported|supported|unknown|found|allowed"),
        Row(
            PanelErrorCode.InsufficientFunds,
            $"insufficient|inadequate|low [account|wallet|user|your] {Money}", $"{Not} ... enough|sufficient ... {Money}",
            $"{Money} [is|are|was] [not] [too] insufficient|low|enough|sufficient|exhausted", "please add|top funds|up",
            "recharge|refill your account|balance|wallet", $"account|wallet|{Money} must|needs|need [to] be topped|recharged|refilled"),
        Row(
            PanelErrorCode.TooManyOrders,
            "too many [active|pending|open] orders", "maximum|max # orders", "order|orders limit", "limit of # [active] orders"),
        Row(
            PanelErrorCode.RefillNotFound,
            "refill [request|id] not found", "refill id|ids", $"{Wrong} refill", "refill does|do not exist*", "refill doesnt exist*"),
        Row(
            PanelErrorCode.RefillNotAllowed,
            "eligible ... refill*", "refill request", $"{Not}|unable|disallow*|without ... refill*",
            "refill* ... not|unavailable|disabled|expired|disallowed|ended|already", "refill* is only",
            "already an|a open|pending|active|existing request"),
        Row(
            PanelErrorCode.CancelNotAllowed,
            $"{Not}|unable ... cancel*", "cancel* ... not|unavailable|disabled|already", "already ... cancel*", "to cancel this order",
            "cancellation via api"),
        Row(PanelErrorCode.OrderNotFound, "no active|running|open|pending order|orders"),
        Row(
            PanelErrorCode.DuplicateLink,
            "active|running order", "duplicate* order|link", "link duplicate*", "link|order [is|that] [is] already in progress|exists|used",
            "same link", "already ... order ... link", "link ... already ... order|progress|use|used|exists|active",
            "already has an order", "order ... link [is|are] being processed", "order ... link is|are [still] processing|pending|running"),
        Row(
            PanelErrorCode.OrderNotFound,
            "order|orders id|ids", "order|orders not found", "order|orders do|does not exist*", "order|orders dont|doesnt exist*",
            "no such order", "no order|orders [was|were] found", $"{Wrong} order|orders $"),
        Row(
            PanelErrorCode.ServiceNotFound,
            "service|services id|ids", $"{Wrong}|disabled|inactive service", "service|services ... not found|available|exist*|active",
            "service [is] inactive|disabled|closed|paused", "service [is|was|has] temporarily|currently", "service is unavailable",
            "service ... maintenance", "no such service|services", "service is|was|has [been] removed|deleted|discontinued|archived"),
        Row(
            PanelErrorCode.InvalidLink,
            $"{Wrong}|broken|unsupported|missing link|url", $"link [is] required|{Wrong}|missing|empty", "link field",
            $"^ [the|your] url [is] required|{Wrong}|missing|empty", "^ [the] url field", "parameters link", "^ link $",
            "link|url [is] not valid|found|supported|correct|allowed|accepted"),
        Row(
            PanelErrorCode.InvalidQuantity,
            "quantity|quantities|qty", "minimum|maximum|minimal|maximal|min|max [order] amount|number|count|value|limit|order",
            "less|more|lower|higher|greater than minim*|maxim*|min|max"),
        Row(
            PanelErrorCode.InvalidField,
            "comment|comments", "runs is required", "interval*", "dripfeed", "drip feed", "schedule time", "incorrect|invalid|bad request",
            "request invalid", "parameter|parameters", "field is required", "field must", "missing",
            $"{Wrong} device|keyword*|username*|hashtag*|media|country|groups|delay|posts|expiry", $"{Wrong} type of traffic",
            $"{Wrong} answer number", $"{Wrong} old posts", "at least # new post|posts"),
    ];

    private static (PanelErrorCode Code, ErrorPhrase[] Phrases) Row(PanelErrorCode code, params string[] phrases) =>
        (code, System.Array.ConvertAll(phrases, phrase => new ErrorPhrase(phrase)));
}
