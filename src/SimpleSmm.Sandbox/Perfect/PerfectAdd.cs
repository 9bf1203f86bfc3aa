using System.Globalization;
using SimpleSmm.Sandbox.Catalogue;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// <c>add</c>. Checked in this order: service, link, the fields of the type, runs and interval, quantity (minimum, then maximum,
/// both against one run), money.
/// </summary>
internal sealed class PerfectAdd(Account account) : IPanelAction
{
    public string Answer(Form form)
    {
        var refusal = Check(form, out OrderDraft? draft);
        if (draft is null)
            return PerfectApi.Error(refusal ?? PerfectBatch.IncorrectRequest);
        refusal = account.Place(draft, account.Clock.Now, out var id);
        return refusal is null ? PerfectApi.Object(json => json.WriteNumber("order", id)) : PerfectApi.Error(refusal);
    }

    private string? Check(Form form, out OrderDraft? draft)
    {
        draft = null;
        if (!IdList.TryRead(form["service"].Trim(), out var serviceId) || account.Catalogue.Find(serviceId) is not { } service)
            return "Incorrect service ID";

        var link = form["link"].Trim();
        var refusal = CheckLink(service.Type, link) ?? CheckFields(service.Type, form);
        if (refusal is not null)
            return refusal;

        refusal = DripFeed.Check(service, form, out var runs, out var interval);
        if (refusal is not null)
            return refusal;

        refusal = CheckQuantity(service, form, out var quantity);
        if (refusal is null)
            draft = new OrderDraft(service, link, quantity, runs, interval, form.Payload());
        return refusal;
    }

    private static string? CheckLink(OrderType type, string link)
    {
        if (!type.NeedsLink)
            return null;
        if (link.Length == 0)
            return "Link is required";

        // Names and addresses without a scheme are links to a panel; what has a blank within is neither.
        return link.IndexOfAny([' ', '\t', '\r', '\n']) >= 0 ? "Incorrect link" : null;
    }

    private static string? CheckFields(OrderType type, Form form)
    {
        if (type.Missing(name => form[name]) is not { } missing)
            return type.IsSold ? null : "Service temporarily disabled";
        var words = missing.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words.Substring(1) + " field is required";
    }

    private static string? CheckQuantity(Service service, Form form, out long quantity)
    {
        quantity = 1;
        if (service.Type.IsPackage)
            return null;

        if (service.Type.CountedField is { } counted)
            quantity = Lines.Count(form[counted], "\n");
        else if (!form.Has("quantity"))
            return "Quantity is required";
        else if (!long.TryParse(form["quantity"].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out quantity))
            return "Incorrect quantity";

        return quantity < service.Minimum ? $"Quantity less than minimal {service.Minimum}"
            : quantity > service.Maximum ? $"Quantity more than maximum {service.Maximum}"
            : null;
    }
}
