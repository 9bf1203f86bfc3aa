using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SimpleSmm.Reading.Errors;

namespace SimpleSmm.Tests.Reading.Errors;

/// <summary>Every error text that was seen (docs/panel-api.md#error-texts), and its code.</summary>
public sealed class ErrorClassifierTests
{
    public static TheoryData<PanelErrorCode, string> Texts
    {
        get
        {
            var data = new TheoryData<PanelErrorCode, string>();
            foreach (var (code, texts) in Seen)
            {
                foreach (var text in texts) data.Add(code, text);
            }

            return data;
        }
    }

    private static (PanelErrorCode Code, string[] Texts)[] Seen =>
    [
        (PanelErrorCode.InvalidApiKey,
        [
            "Invalid API key", "Incorrect API key", "invalid_api_key", "Missing API key", "API key is required", "Incorrect request or API key",
            "API is Disable for this user or User Not Found! Contact the Support", "API is disable for this user or user not found",
            "The key field is required.", "The key field must be a string.", "Unauthenticated.",
        ]),
        (PanelErrorCode.AccountBlocked,
        [
            "Your account is not active", "neworder.error.account_banned", "IP not allowed", "Your IP is not allowed", "IP-address is not allowed",
            "Your account has been banned", "Account suspended",
        ]),
        (PanelErrorCode.UnsupportedAction,
            ["Incorrect action", "Invalid action", "This action is Invalid", "Unknown action", "The selected action is invalid."]),
        (PanelErrorCode.InvalidField,
        [
            "Incorrect request", "Incorrect parameters", "There are missing required parameters. Please check your API Manual", "Missing order parameter",
            "Comments field is required", "neworder.error.comment", "Runs is required", "Interval time is required", "Invalid Interval in minutes",
            "This services does not support Dripfeed feature!", "neworder.error.schedule_time", "Request Invalid", "Missing username",
            "Missing Answer Number", "Referring url field is required", "The comments field is required.", "The action field is required.",
            "The order field is required.",
            "The orders field must be a string.", "The order field must be an integer.", "At least 1 new post", "Incorrect device",
            "Incorrect type of traffic", "Incorrect answer number", "Incorrect delay", "Incorrect posts", "Incorrect old posts", "Incorrect expiry",
            "Incorrect parameters: keywords", "Incorrect parameters: username", "Incorrect keywords", "Invalid keyword", "Incorrect username",
        ]),
        (PanelErrorCode.InsufficientFunds,
        [
            "Not enough funds on balance", "Not enough funds", "Insufficient balance", "insufficient_balance", "neworder.error.not_enough_funds",
            "neworder.error.insufficient_balance", "Insufficient funds.", "You don't have sufficient balance to place this order.",
            "You do not have enough credits", "Your balance is too low", "Insufficient account balance", "Not enough balance, please add funds",
            "You don’t have enough money in your wallet", "Balance must be topped up", "Your wallet needs to be recharged",
        ]),
        (PanelErrorCode.ServiceNotFound,
        [
            "Incorrect service ID", "error.incorrect_service_id", "error.invalid_service", "neworder.error.service_not_found", "Disabled service ID",
            "neworder.error.service_inactive", "Service ID does not exists", "Service temporarily disabled", "This service is under maintenance",
            "Invalid Service Id", "Service is temporarily unavailable", "Service not found or inactive", "Service does not exist",
            "This service is currently disabled", "Inactive service", "No such service", "This service has been removed",
            "The service was discontinued",
        ]),
        (PanelErrorCode.InvalidLink,
        [
            "Bad Link", "Bad link", "Incorrect link", "URL is required", "Link required", "Link is required", "neworder.error.link", "neworder.error.invalid_link",
            "neworder.error.link_not_found", "Incorrect parameters: link", "The link field is required.", "The link field must not be greater than 255 characters.",
        ]),
        (PanelErrorCode.InvalidQuantity,
        [
            "Quantity less than minimal 10", "Quantity more than maximum 1000", "Quantity less than maximum 1000", "Quantity must be between 10 and 1000",
            "Quantity must to be greater than or equal to minimum amount 10", "Quantity must to be less than or equal to maximum amount 10000",
            "Quantity out of range", "Quantity out of bounds", "Incorrect quantity", "Quantity is required", "neworder.error.min_quantity",
            "neworder.error.max_quantity", "neworder.error.invalid_quantity", "neworder.error.not_enough_quantity", "Minimum quantity is 10",
            "Maximum quantity is 10000", "The quantity field is required.", "The quantity field must be an integer.",
            "Quantity must be at least 10 and maximum 10000", "Quantity Min cannot be higher than Quantity Max",
            "Maximum number exceed.", "Minimum number not reached", "Minimum order is 100", "Amount is less than minimum",
            "Quantity less than minimal 50", "Quantity more than maximum 1500", "Quantity less than maximum 1500", "Quantity must be between 10 and 20",
        ]),
        (PanelErrorCode.DuplicateLink,
        [
            "You have active order with this link. Please wait until order being completed.", "Active order with this link exists",
            "neworder.error.link_duplicate", "error.duplicate_order",
            "You cannot start a new order with the same link that is already in progress.", "This link already has an order in progress",
            "An order for this link already exists", "Link already in use", "You already have a pending order for this link",
            "An order with this link is being processed", "The order on this link is still pending",
        ]),
        (PanelErrorCode.TooManyOrders, ["neworder.error.too_many_orders", "Maximum 100 orders", "Maximum 50 orders"]),
        (PanelErrorCode.OrderNotFound,
            ["Incorrect order ID", "Incorrect Order ID", "order_not_found", "error.incorrect_order_id", "Invalid Order Id",
            "Invalid Order Ids", "Order not found", "You have no active order", "No pending orders"]),
        (PanelErrorCode.RefillNotFound, ["Refill not found", "Incorrect refill ID", "error.incorrect_refill_id", "Refill Request Not found"]),
        (PanelErrorCode.RefillNotAllowed,
        [
            "Order not eligible for refill.", "You are not eligible to send refill request.", "Refill not available",
            "Refill is only available manually via support ticket", "Order status disallow refill", "This service does not offer refill.",
            "There is already an open request for this order.", "Refill already in progress", "Refill already requested", "Refill not allowed",
            "Service does not support refill", "Refill not supported for this service", "Refill expired (30 days)", "Cannot refill cancelled order",
            "Unable to refill this order",
        ]),
        (PanelErrorCode.CancelNotAllowed,
        [
            "Cancel not available", "Order cannot be canceled", "Order can't be canceled", "You are not eligible to cancel this order.", "Cannot cancel",
            "Cancellation via API is not supported. Contact support.", "This service does not support cancel", "Order is already canceled",
            "Cancel request already sent", "Unable to cancel the order", "Cancel is disabled for this service",
        ]),
        (PanelErrorCode.RateLimited,
        [
            "Too many requests", "Too many requests. Limit 50/minute.", "Rate limit exceeded. Slow down.", "Rate limit exceeded. Max 60 requests per minute.", "Too many failed attempts. Please retry later.", "API limit reached", "Too many API calls",
        ]),
        (PanelErrorCode.PanelError,
        [
            "Internal server error", "There was an error processing your request. Please try again later", "No services available",
            "Không đủ tiền", "Saldo insuficiente", "Недостаточно средств", "Inactive orders are not counted", "?", "",
            "Số dư không đủ", "linkage of the orderly actions", "!!!", "We are performing scheduled maintenance.", "Instagram user not found",
            "Account blocked on Instagram", "Instagram account is banned", "The TikTok user is banned", "Target user not found", "User not found on Telegram",
            "userland not found", "Invalid keys", "Wrong monkey", "Incorrect keyhole", "unauthorizedly", "Quantitative limits",
        ]),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_has_its_code(PanelErrorCode code, string text) => Assert.Equal(code, ErrorClassifier.Classify(text));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Case_and_punctuation_do_not_matter(PanelErrorCode code, string text)
    {
        Assert.Equal(code, ErrorClassifier.Classify(text.ToUpperInvariant()));
        Assert.Equal(code, ErrorClassifier.Classify(text.ToLowerInvariant()));
        Assert.Equal(code, ErrorClassifier.Classify($"Error: {text}!!"));
        Assert.Equal(code, ErrorClassifier.Classify($"  {text}!\n"));
        Assert.Equal(code, ErrorClassifier.Classify(text.Replace(' ', '_')));
        Assert.Equal(code, ErrorClassifier.Classify(text.Replace(" ", " - ")));
    }

    [Theory]
    [InlineData("key", "keyword", "keywords", "keys", "keyhole", "monkey", "turkey")]
    [InlineData("user", "userland", "username", "users", "superuser")]
    [InlineData("account", "accountant", "accounts", "subaccount")]
    [InlineData("ip", "ipad", "ship", "tip", "zip")]
    [InlineData("requests", "requestsx", "prerequests")]
    [InlineData("action", "actions", "actionable", "faction", "transaction")]
    [InlineData("funds", "fundsx", "refunds")]
    [InlineData("link", "linkage", "linked", "blink", "links")]
    [InlineData("order", "orderly", "border", "reorder", "ordered")]
    [InlineData("service", "serviceable", "microservice")]
    [InlineData("refill", "prerefill")]
    [InlineData("quantity", "quantityx", "nonquantity")]
    public void A_longer_word_is_not_the_word_of_a_phrase(string word, params string[] neighbors)
    {
        foreach (var (code, texts) in Seen)
        {
            foreach (var text in texts.Where(text => code != PanelErrorCode.PanelError && Others(text, word)))
            {
                foreach (var neighbor in neighbors)
                {
                    var changed = Regex.Replace(text, $@"\b{word}\b", neighbor, RegexOptions.IgnoreCase);
                    if (changed != text) Assert.NotEqual(code, ErrorClassifier.Classify(changed));
                }
            }
        }
    }

    // Texts that have their code from this word alone; in others a second phrase matches too.
    private static bool Others(string text, string word) =>
        Regex.IsMatch(text, $@"\b{word}\b", RegexOptions.IgnoreCase)
        && ErrorClassifier.Classify(Regex.Replace(text, $@"\b{word}\b", "zzz", RegexOptions.IgnoreCase)) != ErrorClassifier.Classify(text);

    [Theory]
    [InlineData("Invalid API key")]
    [InlineData("Your account is not active")]
    [InlineData("User Not Found!")]
    public void A_text_about_one_entry_is_never_about_the_key_or_the_account(string text) =>
        Assert.Equal(PanelErrorCode.PanelError, ErrorClassifier.ClassifyEntry(text));

    [Fact]
    public void No_text_is_an_error_of_the_panel() => Assert.Equal(PanelErrorCode.PanelError, ErrorClassifier.Classify(null));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_text_is_kept(PanelErrorCode code, string text)
    {
        if (text.Length == 0) return;
        using var panel = CannedPanel.With($$"""{"error":"{{text}}"}""");

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.Equal((code, text), (error.Code, error.PanelText));
    }
}
