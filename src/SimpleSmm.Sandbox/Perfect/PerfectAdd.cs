using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// Answers <c>add</c>. The checks run in this order: service, link, the fields of the type and their values, runs and interval, fields of
/// other types, quantity (the minimum for one run, the maximum for all runs), another order on the link, balance.
/// </summary>
internal sealed class PerfectAdd(Account account) : IPanelAction
{
    public string Answer(Form form)
    {
        var refusal = Check(form, out var draft);
        if (draft is null)
            return PerfectApi.Error(refusal ?? PerfectBatch.IncorrectRequest);
        refusal = account.Place(draft, out var id);
        return refusal is null ? PerfectApi.Object(json => json.WriteNumber("order", id)) : PerfectApi.Error(refusal);
    }

    private string? Check(Form form, out OrderDraft? draft)
    {
        draft = null;
        if (!IdList.TryRead(form["service"].Trim(), out var serviceId) || account.Catalog.Find(serviceId) is not { } service)
            return "Incorrect service ID";

        var type = service.Type;
        SubscriptionTerms? terms = null;
        var link = type.IsSubscription ? "" : form["link"].Trim();
        var refusal = CheckLink(type, link)
            ?? CheckFields(type, form)
            ?? (type.IsSubscription ? SubscriptionTerms.Read(service, form, account.Now, out terms) : null);
        if (refusal is not null)
            return refusal;

        refusal = DripFeed.Check(service, form, out var runs, out var interval)
            ?? (account.RefusesExtraFields ? ExtraFields.Check(type, form) : null);
        if (refusal is not null)
            return refusal;

        refusal = CheckQuantity(service, form, runs ?? 1, out var quantity);
        if (refusal is null)
            draft = new OrderDraft(service, link, quantity, runs, interval, form.Payload()) { Subscription = terms };
        return refusal;
    }

    private static string? CheckLink(OrderType type, string link)
    {
        if (type.IsSubscription)
            return null;
        if (link.Length == 0)
            return "Link is required";

        // Panels accept names and addresses without a scheme as links, but not text that contains a blank.
        return link.IndexOfAny([' ', '\t', '\r', '\n']) >= 0 ? "Incorrect link" : null;
    }

    private static string? CheckFields(OrderType type, Form form)
    {
        if (type.Missing(name => form[name]) is { } missing)
        {
            var words = missing.Replace('_', ' ');
            return char.ToUpperInvariant(words[0]) + words.Substring(1) + " field is required";
        }

        return type.NotANumber(name => form[name]) is { } wrong ? "Incorrect " + wrong.Replace('_', ' ') : null;
    }

    private static string? CheckQuantity(Service service, Form form, int runs, out long quantity)
    {
        var type = service.Type;
        quantity = type.IsSubscription ? 0 : 1;
        if (type.IsSubscription)
            return null;

        var isNeeded = !type.IsPackage && type.CountedField is null;
        if (isNeeded && !form.Has("quantity"))
            return "Quantity is required";

        // A quantity that the type does not need must still be a valid one.
        long asked = isNeeded ? 0 : 1;
        if (form.Has("quantity") && !long.TryParse(form["quantity"].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out asked))
            return "Incorrect quantity";
        if (asked == 0 && !isNeeded)
            return "Incorrect quantity";
        if (type.IsPackage)
            return null;
        quantity = type.CountedField is { } counted ? LineCount.Count(form[counted], "\n") : asked;

        // Compared by division, because the product of two large numbers may overflow.
        return quantity < service.Minimum ? $"Quantity less than minimal {service.Minimum}"
            : quantity > service.Maximum / runs ? $"Quantity more than maximum {service.Maximum}"
            : null;
    }
}
