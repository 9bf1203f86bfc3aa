using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SimpleSmm.Sandbox.Lifecycle;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// Answers <c>status</c>: one order, or an object keyed by id. The charge is the final cost of the order, so it decreases with a refund.
/// The Smart dialect keeps the initial charge, and a client must handle both. The answer of a drip-feed has the sums of its orders in the
/// documented fields, and its runs and children in additional ones. The answer of a subscription does not have such sums.
/// </summary>
internal sealed class PerfectStatus(Account account) : IPanelAction
{
    internal const string IncorrectOrder = "Incorrect order ID";

    public string Answer(Form form) => form.Has("order") ? One(form["order"].Trim()) : Many(form);

    private string One(string id) =>
        IdList.TryRead(id, out var number) && account.Orders.Find(number) is { } order
            ? PerfectApi.Object(json => Write(json, order, account.Now))
            : PerfectApi.Error(IncorrectOrder);

    private string Many(Form form)
    {
        if (PerfectBatch.Read(form, "orders", out var ids) is { } refusal)
            return refusal;

        var now = account.Now;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return PerfectApi.Object(json =>
        {
            foreach (var id in ids)
            {
                // A key appears once in an object, even if the id was requested several times.
                if (!seen.Add(id))
                    continue;
                json.WriteStartObject(id);
                if (IdList.TryRead(id, out var number) && account.Orders.Find(number) is { } order)
                    Write(json, order, now);
                else
                    json.WriteString("error", IncorrectOrder);
                json.WriteEndObject();
            }
        });
    }

    private void Write(Utf8JsonWriter json, Order order, DateTimeOffset now)
    {
        var state = order.At(now);
        var charge = PerfectMoney.Text(order.Charge - order.Refund(now));
        if (order is SubscriptionOrder subscription)
        {
            json.WriteString("status", state.Text);
            json.WriteString("charge", charge);
            json.WriteString("currency", account.Options.Currency);
            json.WriteString("expiry", subscription.Terms.Expiry?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture));
            json.WriteString("posts", subscription.Terms.Posts?.ToString(CultureInfo.InvariantCulture));
            WriteChildren(json, order);
            return;
        }

        json.WriteString("charge", charge);
        json.WriteString("start_count", (state.StartCount ?? 0).ToString(CultureInfo.InvariantCulture));
        json.WriteString("status", state.Text);
        json.WriteString("remains", state.Remains.ToString(CultureInfo.InvariantCulture));
        json.WriteString("currency", account.Options.Currency);
        if (order is DripFeedOrder)
        {
            json.WriteString("runs", order.Draft.Runs?.ToString(CultureInfo.InvariantCulture));
            WriteChildren(json, order);
        }
    }

    private static void WriteChildren(Utf8JsonWriter json, Order order)
    {
        json.WriteStartArray("orders");
        foreach (var child in order.Children)
            json.WriteNumberValue(child.Id);
        json.WriteEndArray();
    }
}
