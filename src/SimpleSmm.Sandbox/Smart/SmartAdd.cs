using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Smart;

/// <summary>
/// Answers <c>add</c>. The checks run in this order: service given, service known, comments or runs and interval, link, quantity, minimum
/// and maximum (both for all runs together), balance. Custom Comments is the only special type that it knows; a package requires a quantity
/// too, and a subscription even a link.
/// </summary>
internal sealed class SmartAdd(Account account) : IPanelAction
{
    private const string MissingParameters = "There are missing required parameters. Please check your API Manual";

    private static readonly HashSet<int> Intervals = [0, 5, 10, 15, 30, 60, 90];

    public string Answer(Form form)
    {
        var refusal = Check(form, out var draft);

        // This text alone has its own format, on one line.
        if (refusal == DripFeed.BadInterval)
            return """{"status":"error","message":"Invalid Interval in minutes"}""";
        if (draft is null)
            return SmartApi.Error(refusal ?? MissingParameters);

        refusal = account.Place(draft, out var id);
        return refusal is not null ? SmartApi.Error(refusal) : SmartApi.Object(json =>
        {
            json.WriteString("status", "success");
            json.WriteNumber("order", id);
        });
    }

    private string? Check(Form form, out OrderDraft? draft)
    {
        draft = null;
        if (!form.Has("service"))
            return MissingParameters;
        if (account.Catalog.Find(IdList.ReadLeniently(form["service"])) is not { } service)
            return "Service ID does not exists";

        int? runs = null, interval = null;
        var refusal = service.Type == OrderTypes.CustomComments
            ? form.Has("comments") ? null : "Comments field is required"
            : CheckDripFeed(service, form, out runs, out interval);
        if (refusal is not null)
            return refusal;

        var link = form["link"].Trim();
        if (link.Length == 0)
            return "Bad Link";
        refusal = CheckQuantity(service, form, runs, out var quantity);
        if (refusal is not null)
            return refusal;

        refusal = CheckType(service, form, out var terms);
        if (refusal is not null)
            return refusal;
        quantity = service.Type.IsSubscription ? 0 : service.Type.IsPackage ? 1 : quantity;
        draft = new OrderDraft(service, terms is null ? link : "", quantity, runs, interval, form.Payload()) { Subscription = terms };
        return null;
    }

    // SmartPanel places every type as a plain order and so charges for nothing. Here an order without the required fields of its type is
    // rejected.
    private string? CheckType(Service service, Form form, out SubscriptionTerms? terms)
    {
        terms = null;
        if (service.Type.Missing(name => form[name]) is not null)
            return MissingParameters;
        if (service.Type.IsSubscription && SubscriptionTerms.Read(service, form, account.Now, out terms) is not null)
            return MissingParameters;
        return account.RefusesExtraFields ? ExtraFields.Check(service.Type, form, "link", "quantity") : null;
    }

    private static string? CheckDripFeed(Service service, Form form, out int? runs, out int? interval)
    {
        runs = interval = null;
        if (!form.Has("runs") && !form.Has("interval"))
            return null;
        if (!service.DripFeed)
            return DripFeed.NotSupported;
        if (!form.Has("interval"))
            return DripFeed.IntervalRequired;
        if (!form.Has("runs"))
            return DripFeed.RunsRequired;
        interval = int.TryParse(form["interval"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : -1;
        if (!Intervals.Contains(interval.Value))
            return DripFeed.BadInterval;

        // Letters are read as 0 runs, which the check of the minimum rejects.
        runs = (int)Math.Min(IdList.ReadLeniently(form["runs"]), 100000);
        return null;
    }

    private static string? CheckQuantity(Service service, Form form, int? runs, out long quantity)
    {
        quantity = 0;
        if (service.Type == OrderTypes.CustomComments)
            quantity = LineCount.Count(form["comments"], "\n", " | ");
        else if (!form.Has("quantity"))
            return "Quantity is required";
        else
            quantity = Math.Min(IdList.ReadLeniently(form["quantity"]), int.MaxValue);

        var total = quantity * (runs ?? 1);
        return total < service.Minimum ? $"Quantity must to be greater than or equal to minimum amount {service.Minimum}"
            : total > service.Maximum ? $"Quantity must to be less than or equal to maximum amount {service.Maximum}"
            : null;
    }
}
