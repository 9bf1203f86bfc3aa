using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SimpleSmm.Sandbox.Lifecycle;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Smart;

/// <summary>
/// Answers <c>status</c>: any number of ids, each read as PHP reads numbers; a bad id gets a bare text. A request without ids gets an empty
/// answer.
/// </summary>
internal sealed class SmartStatus(Account account) : IPanelAction
{
    private const string IncorrectOrder = "Incorrect order ID";

    public string Answer(Form form)
    {
        if (form.Has("order"))
        {
            return Find(form["order"]) is { } order
                ? SmartApi.Object(json => Write(json, order, account.Now))
                : SmartApi.Error(IncorrectOrder);
        }

        return form.Has("orders") ? Many(form["orders"].Split(',')) : "";
    }

    private string Many(string[] ids)
    {
        var now = account.Now;
        var asList = IsPhpList(ids);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Json.Write(pretty: true, json =>
        {
            if (asList)
                json.WriteStartArray();
            else
                json.WriteStartObject();
            foreach (var id in ids)
            {
                if (!seen.Add(id))
                    continue;
                if (!asList)
                    json.WritePropertyName(id);
                if (Find(id) is { } order)
                {
                    json.WriteStartObject();
                    Write(json, order, now);
                    json.WriteEndObject();
                }
                else
                {
                    json.WriteStringValue(IncorrectOrder);
                }
            }

            if (asList)
                json.WriteEndArray();
            else
                json.WriteEndObject();
        });
    }

    // PHP writes an array with the keys 0, 1, 2, ... as a list.
    private static bool IsPhpList(string[] ids)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] != i.ToString(CultureInfo.InvariantCulture))
                return false;
        }

        return true;
    }

    private Order? Find(string id) => account.Orders.Find(IdList.ReadLeniently(id));

    private static void Write(Utf8JsonWriter json, Order order, DateTimeOffset now)
    {
        var state = order.At(now);
        switch (order)
        {
            case DripFeedOrder:
                // Its children have the counts, and it is never Pending.
                json.WriteString("status", state.IsFinal ? state.Text : "In progress");
                json.WriteString("runs", order.Draft.Runs?.ToString(CultureInfo.InvariantCulture));
                WriteChildren(json, order);
                return;
            case SubscriptionOrder { Terms: var terms }:
                // The expiry shows whether more orders will follow.
                json.WriteString("status", state.Text);
                json.WriteBoolean("expiry", terms.Expiry > now);
                json.WriteString("posts", terms.Posts?.ToString(CultureInfo.InvariantCulture));
                WriteChildren(json, order);
                return;
        }

        json.WriteString("order", order.Id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("status", state.Text);
        json.WriteString("charge", SmartApi.Money(order.Charge));
        json.WriteString("start_count", state.StartCount?.ToString(CultureInfo.InvariantCulture));

        // A new order reports 0 here, as on SmartPanel; a client must not take that for finished.
        var remains = state.Stage == Stage.Pending ? 0 : state.Remains;
        json.WriteString("remains", remains.ToString(CultureInfo.InvariantCulture));
        json.WriteString("currency", SmartBalance.Currency);
    }

    private static void WriteChildren(Utf8JsonWriter json, Order order)
    {
        json.WriteStartArray("orders");
        foreach (var child in order.Children)
            json.WriteStringValue(child.Id.ToString(CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }
}
