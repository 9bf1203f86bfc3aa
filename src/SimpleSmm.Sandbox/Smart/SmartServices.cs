using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Smart;

/// <summary>Answers <c>services</c>: all values are text, with a description and a drip-feed flag, without refill and cancel.</summary>
internal sealed class SmartServices(Account account) : IPanelAction
{
    private string? _body;

    public string Answer(Form form) => _body ??= Json.Write(pretty: true, json =>
    {
        json.WriteStartArray();
        foreach (var service in account.Catalog.All)
        {
            json.WriteStartObject();
            json.WriteString("service", service.Id.ToString(CultureInfo.InvariantCulture));
            json.WriteString("name", service.Name);
            json.WriteString("category", service.Category);
            json.WriteString("rate", SmartApi.Money(service.Price));
            json.WriteString("min", service.Minimum.ToString(CultureInfo.InvariantCulture));
            json.WriteString("max", service.Maximum.ToString(CultureInfo.InvariantCulture));
            json.WriteString("type", service.Type.SnakeName);
            json.WriteString("desc", service.Refill ? "Start: 0-1h\r\nGuarantee: refill on request" : "");
            json.WriteString("dripfeed", service.DripFeed ? "1" : "0");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
