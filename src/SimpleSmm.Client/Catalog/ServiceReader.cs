using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Catalog;

/// <summary>Reads one service of the list (docs/panel-api.md#service-list).</summary>
internal static class ServiceReader
{
    /// <summary>The field names of a service's id.</summary>
    public static readonly AnswerField Id = new("service", "service_id", "id");

    private static readonly AnswerField Name = new("name");
    private static readonly AnswerField Type = new("type");
    private static readonly AnswerField Category = new("category");
    private static readonly AnswerField Rate = new("rate", "price");
    private static readonly AnswerField Minimum = new("min", "minimum", "min_quantity");
    private static readonly AnswerField Maximum = new("max", "maximum", "max_quantity");
    private static readonly AnswerField Refill = new("refill");
    private static readonly AnswerField Cancel = new("cancel");
    private static readonly AnswerField DripFeed = new("dripfeed", "drip_feed");

    /// <param name="element">The service.</param>
    /// <param name="key">The object key of the service; null in a list.</param>
    /// <exception cref="PanelException">The service does not have a usable id or rate.</exception>
    public static Service ReadOne(JsonElement element, string? key)
    {
        var entry = new EntryReader(element);
        var id = ReadId(entry.Take(Id), key, element);
        return new Service
        {
            ServiceId = id,
            Rate = entry.Amount(Rate)?.Value ?? throw Unreadable($"Service {id} does not have a readable rate: {Excerpt.Of(element)}"),
            Name = entry.Text(Name) ?? "",
            Type = entry.Text(Type) ?? "",
            Category = entry.Text(Category) ?? "",
            Minimum = entry.Count(Minimum) ?? 0,
            Maximum = entry.Count(Maximum) ?? long.MaxValue,
            Refill = entry.Flag(Refill),
            Cancel = entry.Flag(Cancel),
            DripFeed = entry.Flag(DripFeed),
            AdditionalData = entry.Rest(),
        };
    }

    private static long ReadId(JsonElement? given, string? key, JsonElement element)
    {
        if (given is { } id && id.IsGiven())
        {
            return id.AsId() ?? throw Unreadable(
                $"The service with the id {Excerpt.Whole(id)} cannot be ordered: its id is not a whole number. {Excerpt.Of(element)}");
        }

        return element.ValueKind == JsonValueKind.Object && IdParser.Parse(key) is { } fromKey
            ? fromKey
            : throw Unreadable($"The catalog contains an entry without an id: {Excerpt.Of(element)}");
    }

    private static PanelException Unreadable(string message) => new(PanelErrorCode.ResponseInvalid, message);
}
