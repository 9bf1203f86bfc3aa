using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Pipeline;

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
        client.RefillBatch(ThrottleLimit, StopToken),
        new(this, session, (ledger, refills) => ledger.Record(refills)));
}
