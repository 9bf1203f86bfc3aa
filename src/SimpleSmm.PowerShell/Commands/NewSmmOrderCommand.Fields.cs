using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <content>The fields of an order, of every type. They bind by name, so that a row of a CSV file is an order; a blank cell is not sent.</content>
public sealed partial class NewSmmOrderCommand
{
    /// <summary>The service to order. Its type decides which fields are needed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Service")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public WholeNumber? ServiceId { get; set; }

    /// <summary>The page that the order is for. A subscription has a -UserName instead.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string Link { get; set; } = "";

    /// <summary>The pieces wanted; with -Runs, the pieces of each run. Where a list says it, it may be left out.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Quantity { get; set; }

    /// <summary>For a drip-feed: how many deliveries. The charge is for quantity times runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Runs { get; set; }

    /// <summary>For a drip-feed: the minutes between two deliveries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Interval { get; set; }

    /// <summary>The texts to write, one comment an item or a line. Their number is the quantity.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string?[]? Comments { get; set; }

    /// <summary>The users to mention, one an item or a line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string?[]? UserNames { get; set; }

    /// <summary>The hashtags to write, one an item or a line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string?[]? Hashtags { get; set; }

    /// <summary>The hashtag whose users are mentioned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Hashtag { get; set; }

    /// <summary>The user whose followers are mentioned, who owns the comment, or who is subscribed to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>The address of the post whose likers are mentioned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? MediaUrl { get; set; }

    /// <summary>Which answer of a poll to give.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AnswerNumber { get; set; }

    /// <summary>The groups to invite from, one an item or a line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string?[]? Groups { get; set; }

    /// <summary>The words to be found by, one an item or a line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string?[]? Keywords { get; set; }

    /// <summary>Where visitors come from: US or United States, by panel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Country { get; set; }

    /// <summary>What visitors use: 1 desktop, 2 Android, 3 iOS, 4 mixed mobile, 5 mixed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Device { get; set; }

    /// <summary>How visitors come: 1 by a Google keyword, 2 from a referring page, 3 directly.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? TypeOfTraffic { get; set; }

    /// <summary>What visitors look for; needed with -TypeOfTraffic 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? GoogleKeyword { get; set; }

    /// <summary>The page that visitors come from; needed with -TypeOfTraffic 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ReferringUrl { get; set; }

    /// <summary>For a subscription: how many new posts. Default: no end.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Posts { get; set; }

    /// <summary>For a subscription: how many posts that are there already.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? OldPosts { get; set; }

    /// <summary>For a subscription: the minutes between a post and its delivery.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Delay { get; set; }

    /// <summary>For a subscription: its last day, such as 2026-12-31.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public CalendarDate? Expiry { get; set; }

    /// <summary>For a subscription: the fewest pieces for a post.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Minimum { get; set; }

    /// <summary>For a subscription: the most pieces for a post.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public WholeNumber? Maximum { get; set; }

    /// <summary>Fields that this panel adds, by the API's names.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public IDictionary? AdditionalFields { get; set; }

    /// <summary>Your own name for the order, such as a row's number: under one reference an order is placed once, however often the script runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Reference { get; set; }

    private OrderRequest ReadOrder() => new()
    {
        ServiceId = ServiceId?.Value ?? 0,
        Link = Link.Trim(),
        Quantity = Quantity?.Value,
        Runs = Runs?.Value,
        Interval = Interval?.Value,
        Comments = TextLines.Of(Comments),
        UserNames = TextLines.Of(UserNames),
        Hashtags = TextLines.Of(Hashtags),
        Hashtag = Hashtag,
        UserName = UserName,
        MediaUrl = MediaUrl,
        AnswerNumber = AnswerNumber,
        Groups = TextLines.Of(Groups),
        Keywords = TextLines.Of(Keywords),
        Country = Country,
        Device = Device?.Value,
        TypeOfTraffic = TypeOfTraffic?.Value,
        GoogleKeyword = GoogleKeyword,
        ReferringUrl = ReferringUrl,
        Posts = Posts?.Value,
        OldPosts = OldPosts?.Value,
        Delay = Delay?.Value,
        Expiry = Expiry?.Value,
        Minimum = Minimum?.Value,
        Maximum = Maximum?.Value,
        Reference = Reference,
    };

    // What cannot be a field at all is told before what the field means.
    private OrderRequest CheckFields(OrderRequest order)
    {
        WholeNumber.Validate(ServiceId, "service id", PanelErrorCode.ServiceNotFound);
        WholeNumber.Validate(Quantity, "quantity", PanelErrorCode.InvalidQuantity);
        WholeNumber.Validate(Runs, "number of runs", PanelErrorCode.InvalidField);
        WholeNumber.Validate(Interval, "interval", PanelErrorCode.InvalidField);
        WholeNumber.Validate(Device, "device", PanelErrorCode.InvalidField);
        WholeNumber.Validate(TypeOfTraffic, "type of traffic", PanelErrorCode.InvalidField);
        WholeNumber.Validate(Posts, "number of posts", PanelErrorCode.InvalidField);
        WholeNumber.Validate(OldPosts, "number of old posts", PanelErrorCode.InvalidField);
        WholeNumber.Validate(Delay, "delay", PanelErrorCode.InvalidField);
        WholeNumber.Validate(Minimum, "minimum", PanelErrorCode.InvalidField);
        WholeNumber.Validate(Maximum, "maximum", PanelErrorCode.InvalidField);
        CalendarDate.Validate(Expiry, "expiry");
        if (AdditionalFields is null) return order;

        var fields = new Dictionary<string, string>();
        foreach (var field in RequestFieldTable.Read(AdditionalFields)) fields[field.Key] = field.Value;
        return order with { AdditionalFields = fields };
    }
}
