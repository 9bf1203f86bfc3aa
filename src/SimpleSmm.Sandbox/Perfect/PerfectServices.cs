using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>Answers <c>services</c> with the whole catalog, which is written once because it never changes.</summary>
internal sealed class PerfectServices(Account account) : IPanelAction
{
    private string? _body;

    public string Answer(Form form) => _body ??= PerfectApi.Array(json =>
    {
        foreach (var service in account.Catalog.All)
        {
            json.WriteStartObject();
            json.WriteNumber("service", service.Id);
            json.WriteString("name", service.Name);
            json.WriteString("type", service.Type.Name);
            json.WriteString("category", service.Category);
            json.WriteString("rate", service.Rate);
            json.WriteString("min", service.Minimum.ToString(CultureInfo.InvariantCulture));
            json.WriteString("max", service.Maximum.ToString(CultureInfo.InvariantCulture));
            json.WriteBoolean("refill", service.Refill);
            json.WriteBoolean("cancel", service.Cancel);
            json.WriteEndObject();
        }
    });
}
