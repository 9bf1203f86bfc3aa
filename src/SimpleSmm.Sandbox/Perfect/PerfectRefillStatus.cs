using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Refills;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>Answers <c>refill_status</c>: one refill, or an array for many.</summary>
internal sealed class PerfectRefillStatus(Account account) : IPanelAction
{
    private const string NotFound = "Refill not found";

    public string Answer(Form form)
    {
        var now = account.Now;
        if (form.Has("refill"))
        {
            return Find(form["refill"].Trim()) is { } refill
                ? PerfectApi.Object(json => json.WriteString("status", refill.StatusAt(now)))
                : PerfectApi.Error(NotFound);
        }

        return PerfectBatch.Read(form, "refills", out var ids) ?? PerfectBatch.Answer(ids, "refill", "status", (id, json) =>
        {
            if (Find(id) is not { } refill)
                return NotFound;
            json.WriteStringValue(refill.StatusAt(now));
            return null;
        });
    }

    private Refill? Find(string id) => IdList.TryRead(id, out var number) ? account.Refills.Find(number) : null;
}
