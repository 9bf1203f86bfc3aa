namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Lists the phrases that identify an error text (docs/panel-api.md#error-texts and real answers), in lower case, with one blank in place of
/// punctuation and # in place of a number.
/// </summary>
internal static class ErrorPhrases
{
    /// <summary>The first row with a phrase that the text contains wins, so more specific rows come first.</summary>
    public static readonly (PanelErrorCode Code, string[] Phrases)[] Table =
    [
        (PanelErrorCode.InvalidApiKey,
            ["api key", "api is disable", "user not found", "invalid key", "incorrect key", "wrong key", "key field", "key is required",
            "unauthenticated", "unauthorized"]),
        (PanelErrorCode.AccountBlocked,
            ["account is not active", "account is inactive", "account banned", "account is banned", "account has been banned",
            "account blocked", "account is blocked", "account suspended", "account is suspended", "ip not allowed", "ip is not allowed",
            "ip address not allowed", "ip address is not allowed", "ip blocked", "ip is blocked", "ip address is blocked",
            "ip not whitelisted"]),
        (PanelErrorCode.RateLimited, ["too many requests", "rate limit"]),
        (PanelErrorCode.UnsupportedAction,
            ["incorrect action", "invalid action", "action is invalid", "unknown action", "unsupported action"]),
        (PanelErrorCode.InsufficientFunds,
            ["not enough funds", "insufficient balance", "insufficient funds", "not enough balance", "not enough money"]),
        (PanelErrorCode.TooManyOrders, ["too many orders", "maximum # orders", "max # orders"]),
        (PanelErrorCode.DuplicateLink, ["active order", "link duplicate", "duplicate order", "duplicate link"]),
        (PanelErrorCode.CancelNotAllowed,
            ["cancel not available", "cancel is not available", "cannot be cancel", "cant be cancel", "can not be cancel",
            "to cancel this order", "cannot cancel", "cancellation via api", "cancellation is not", "cancellation not"]),
        (PanelErrorCode.RefillNotFound, ["refill not found", "refill id", "refill request not found"]),
        (PanelErrorCode.RefillNotAllowed,
            ["eligible for refill", "refill request", "refill not available", "refill is not available", "refill is only available",
            "cannot be refill", "disallow refill", "refill not allowed"]),
        (PanelErrorCode.OrderNotFound, ["order id", "order not found", "orders not found"]),
        (PanelErrorCode.ServiceNotFound,
            ["service id", "invalid service", "incorrect service", "service not found", "service inactive", "service is inactive",
            "service temporarily", "service is temporarily", "service disabled", "service is disabled", "maintenance"]),
        (PanelErrorCode.InvalidLink,
            ["bad link", "incorrect link", "invalid link", "link required", "link is required", "link is invalid", "link not found",
            "link field", "neworder error link", "parameters link"]),
        (PanelErrorCode.InvalidQuantity, ["quantity"]),
        (PanelErrorCode.InvalidField,
            ["comment", "runs is required", "interval", "dripfeed", "drip feed", "schedule time", "incorrect request", "request invalid",
            "invalid request", "bad request", "parameter", "field is required", "field must", "missing", "incorrect device",
            "incorrect type of traffic", "incorrect answer number", "incorrect delay", "incorrect posts", "incorrect old posts",
            "incorrect expiry", "at least # new post"]),
    ];
}
