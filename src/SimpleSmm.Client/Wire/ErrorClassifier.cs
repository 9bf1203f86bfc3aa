using System;
using System.Text;

namespace SimpleSmm.Wire;

/// <summary>From a panel's error text to a code. The texts are those of wire-contract.md 2.5; others are <see cref="PanelErrorCode.PanelError"/>.</summary>
internal static class ErrorClassifier
{
    // The first line with a phrase that the text contains wins, so what is more particular stands higher.
    private static readonly (PanelErrorCode Code, string[] Phrases)[] Table =
    [
        (PanelErrorCode.InvalidApiKey, ["api key", "api is disable", "user not found"]),
        (PanelErrorCode.AccountBlocked, ["account is not active", "account banned", "account is banned", "ip not allowed"]),
        (PanelErrorCode.RateLimited, ["too many requests", "rate limit"]),
        (PanelErrorCode.UnsupportedAction, ["incorrect action", "invalid action", "action is invalid", "unknown action"]),
        (PanelErrorCode.InsufficientFunds, ["not enough funds", "insufficient balance", "insufficient funds", "not enough balance"]),
        (PanelErrorCode.TooManyOrders, ["too many orders", "maximum 100 orders"]),
        (PanelErrorCode.DuplicateLink, ["active order", "link duplicate", "duplicate order"]),
        (PanelErrorCode.CancelNotAllowed, ["cancel not available", "cannot be cancel", "to cancel this order", "cannot cancel", "cancellation via api"]),
        (PanelErrorCode.RefillNotFound, ["refill not found", "refill id", "refill request not found"]),
        (PanelErrorCode.RefillNotAllowed, ["eligible for refill", "refill request", "refill not available", "refill is only available", "disallow refill"]),
        (PanelErrorCode.OrderNotFound, ["order id", "order not found"]),
        (PanelErrorCode.ServiceNotFound, ["service id", "invalid service", "service not found", "service inactive", "service temporarily", "maintenance"]),
        (PanelErrorCode.InvalidLink, ["bad link", "incorrect link", "invalid link", "link required", "link is required", "link not found", "neworder error link"]),
        (PanelErrorCode.InvalidQuantity, ["quantity"]),
        (PanelErrorCode.InvalidField, ["comment", "runs is required", "interval", "dripfeed", "drip feed", "schedule time", "incorrect request", "parameter"]),
    ];

    /// <summary>The code for a panel's text; case and punctuation do not matter.</summary>
    public static PanelErrorCode Classify(string? text)
    {
        if (text is null) return PanelErrorCode.PanelError;
        var words = Normalize(text);
        foreach (var (code, phrases) in Table)
        {
            foreach (var phrase in phrases)
            {
                if (words.IndexOf(phrase, StringComparison.Ordinal) >= 0) return code;
            }
        }

        return PanelErrorCode.PanelError;
    }

    // "error.incorrect_order_id" and "Incorrect order ID!" are to look alike: lower case, one blank for all that is no letter or digit.
    private static string Normalize(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[words.Length - 1] != ' ') words.Append(' ');
        }

        return words.ToString();
    }
}
