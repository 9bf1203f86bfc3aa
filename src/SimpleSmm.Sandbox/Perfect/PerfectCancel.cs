using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>
/// Answers <c>cancel</c>, for many orders only. A 1 means that the request was accepted: the order stays active until its status changes a
/// few minutes later.
/// </summary>
internal sealed class PerfectCancel(Account account) : IPanelAction
{
    public string Answer(Form form)
    {
        var now = account.Now;
        return PerfectBatch.Read(form, "orders", out var ids) ?? PerfectBatch.Answer(ids, "order", "cancel", (id, json) =>
        {
            var error = Request(id, now);
            if (error is null)
                json.WriteNumberValue(1);
            return error;
        });
    }

    private string? Request(string id, DateTimeOffset now)
    {
        if (!IdList.TryRead(id, out var number) || account.Orders.Find(number) is not { } order)
            return PerfectStatus.IncorrectOrder;
        if (!order.Service.Cancel)
            return "Cancel not available";
        if (order.CancelRequested || order.At(now).IsFinal)
            return "Order cannot be canceled";
        account.Orders.Cancel(order, now);
        return null;
    }
}
