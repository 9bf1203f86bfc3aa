using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <content>
/// Defines the fields of orders of every type. They bind by name, so that a row of a CSV file is an order; a blank cell is not sent.
/// </content>
public sealed partial class NewSmmOrderCommand
{
    /// <summary>Gets or sets the service to order. Its type decides which fields are required.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Service")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? ServiceId { get; set; }

    /// <summary>Gets or sets the link of the order. A subscription has a -UserName instead.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? Link { get; set; }

    /// <summary>
    /// Gets or sets the quantity; with -Runs, the quantity of each run. It may be omitted if a list such as -Comments determines it.
    /// </summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Quantity { get; set; }

    /// <summary>Gets or sets the number of runs of a drip-feed. The charge is for the quantity times the runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Runs { get; set; }

    /// <summary>Gets or sets the minutes between two runs of a drip-feed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Interval { get; set; }

    /// <summary>Gets or sets the comments to write, one per item or line. Their number is the quantity.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(TextList))]
    public TextList? Comments { get; set; }

    /// <summary>Gets or sets the users to mention, one per item or line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(TextList))]
    public TextList? UserNames { get; set; }

    /// <summary>Gets or sets the hashtags to write, one per item or line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(TextList))]
    public TextList? Hashtags { get; set; }

    /// <summary>Gets or sets the hashtag whose users are mentioned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? Hashtag { get; set; }

    /// <summary>Gets or sets the user whose followers are mentioned, the owner of the comment, or the user to subscribe to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? UserName { get; set; }

    /// <summary>Gets or sets the address of the post whose likers are mentioned.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? MediaUrl { get; set; }

    /// <summary>Gets or sets the poll answer to vote for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? AnswerNumber { get; set; }

    /// <summary>Gets or sets the groups to invite from, one per item or line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(TextList))]
    public TextList? Groups { get; set; }

    /// <summary>Gets or sets the keywords to be found by, one per item or line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(TextList))]
    public TextList? Keywords { get; set; }

    /// <summary>Gets or sets the country of the visitors: US or United States, depending on the panel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? Country { get; set; }

    /// <summary>Gets or sets the device of the visitors: 1 desktop, 2 Android, 3 iOS, 4 mixed mobile, 5 mixed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Device { get; set; }

    /// <summary>Gets or sets the source of the visitors: 1 a Google keyword, 2 a referring page, 3 direct.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? TypeOfTraffic { get; set; }

    /// <summary>Gets or sets the keyword that visitors search for; required with -TypeOfTraffic 1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? GoogleKeyword { get; set; }

    /// <summary>Gets or sets the page that visitors come from; required with -TypeOfTraffic 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(PlainText))]
    public PlainText? ReferringUrl { get; set; }

    /// <summary>Gets or sets the number of new posts of a subscription; 0 for old posts only. Default: no limit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Posts { get; set; }

    /// <summary>Gets or sets the number of existing posts of a subscription.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? OldPosts { get; set; }

    /// <summary>Gets or sets the minutes between a post and its delivery in a subscription.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Delay { get; set; }

    /// <summary>Gets or sets the last day of a subscription, such as 2026-12-31.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(Moment))]
    public Moment? Expiry { get; set; }

    /// <summary>Gets or sets the minimum quantity per post of a subscription.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Minimum { get; set; }

    /// <summary>Gets or sets the maximum quantity per post of a subscription.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(WholeNumber))]
    public WholeNumber? Maximum { get; set; }

    /// <summary>
    /// Gets or sets the fields that this panel adds, by their API names: a table, an object, or the text of a JSON object.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Keep(typeof(FieldTable))]
    public FieldTable? AdditionalFields { get; set; }

    /// <summary>
    /// Gets or sets your reference for the order, such as a row number. With the same reference an order is placed once, however often the
    /// script runs.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [Keep(typeof(PlainText))]
    public PlainText? Reference { get; set; }

    private OrderRequest ReadOrder() => new()
    {
        ServiceId = ServiceId?.Value ?? 0,
        Link = Link?.Value?.Trim() ?? "",
        Quantity = Quantity?.Value,
        Runs = Runs?.Value,
        Interval = Interval?.Value,
        Comments = Comments?.Entries,
        UserNames = UserNames?.Entries,
        Hashtags = Hashtags?.Entries,
        Hashtag = Hashtag?.Value,
        UserName = UserName?.Value,
        MediaUrl = MediaUrl?.Value,
        AnswerNumber = AnswerNumber?.Value,
        Groups = Groups?.Entries,
        Keywords = Keywords?.Entries,
        Country = Country?.Value,
        Device = Device?.Value,
        TypeOfTraffic = TypeOfTraffic?.Value,
        GoogleKeyword = GoogleKeyword?.Value,
        ReferringUrl = ReferringUrl?.Value,
        Posts = Posts?.Value,
        OldPosts = OldPosts?.Value,
        Delay = Delay?.Value,
        Expiry = Expiry?.Day,
        Minimum = Minimum?.Value,
        Maximum = Maximum?.Value,
        Reference = Reference?.Value,
    };

    // Values that cannot be fields are reported before the meaning of the fields is checked.
    private OrderRequest CheckFields(OrderRequest order)
    {
        foreach (var (name, value) in Fields())
        {
            if (value is PlainText text) PlainText.Validate(text, name);
            else if (value is TextList list) TextList.Validate(list, name);
            else if (value is Moment { IsBlank: false } day) day.ReadDay(name);
        }

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
        return AdditionalFields is { IsBlank: false } fields ? order with { AdditionalFields = fields.Read() } : order;
    }
}
