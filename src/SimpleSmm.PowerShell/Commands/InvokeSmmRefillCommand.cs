using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Pipeline;
using SimpleSmm.Wire;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to refill orders, 100 per request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Invoke, "SmmRefill", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Invoke-SmmRefill.md")]
[OutputType(typeof(Refill))]
public sealed class InvokeSmmRefillCommand : BatchWriter<Refill>
{
    private protected override string Activity => "Asking for refills";

    private protected override string Action => "Refill";

    private protected override BatchPump<Refill> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        session,
        client.Share(client.RefillBatch(ThrottleLimit, StopToken), session.Ledger?.SharedActions, PanelAction.Refill, Force),
        new(this, session, (ledger, refills) => ledger.Record(refills), (ledger, errors) => ledger.Record(Refusals(errors))));

    // Of every other error it is not known that the panel refused this refill.
    private static List<RefillRefusal> Refusals(IReadOnlyList<IdOutcome<Refill>> errors)
    {
        var refusals = new List<RefillRefusal>();
        foreach (var outcome in errors)
        {
            if (outcome.Error is { Code: PanelErrorCode.RefillNotAllowed } error)
                refusals.Add(new RefillRefusal(outcome.Id, error.PanelText ?? error.Message));
        }

        return refusals;
    }
}
