using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// Answers <c>refill</c>. As documented, the id of the new refill is text for one order and a number in the array for many.
/// </summary>
internal sealed class PerfectRefill(Account account) : IPanelAction
{
    public string Answer(Form form)
    {
        var now = account.Now;
        if (form.Has("order"))
        {
            var error = Request(form["order"].Trim(), now, out var id);
            return error is null
                ? PerfectApi.Object(json => json.WriteString("refill", id.ToString(CultureInfo.InvariantCulture)))
                : PerfectApi.Error(error);
        }

        return PerfectBatch.Read(form, "orders", out var ids) ?? PerfectBatch.Answer(ids, "order", "refill", (order, json) =>
        {
            var error = Request(order, now, out var id);
            if (error is null)
                json.WriteNumberValue(id);
            return error;
        });
    }

    private string? Request(string id, DateTimeOffset now, out long refill)
    {
        refill = 0;
        if (!IdList.TryRead(id, out var number) || account.Orders.Find(number) is not { } order)
            return PerfectStatus.IncorrectOrder;
        if (account.Refills.Request(order, now) is not { } accepted)
            return "Order not eligible for refill.";
        refill = accepted;
        return null;
    }
}
