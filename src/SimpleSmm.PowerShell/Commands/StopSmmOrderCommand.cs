using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Pipeline;
using SimpleSmm.Wire;

namespace SimpleSmm.Commands;

/// <summary>Asks the panel to cancel orders, 100 per request. Each order is sent at most once.</summary>
[Cmdlet(
    VerbsLifecycle.Stop, "SmmOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpUri.Base + "Stop-SmmOrder.md")]
[OutputType(typeof(Cancellation))]
public sealed class StopSmmOrderCommand : BatchWriter<Cancellation>
{
    private protected override string Activity => "Asking for cancellations";

    private protected override string Action => "Cancel";

    private protected override BatchPump<Cancellation> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        session,
        client.Share(client.CancellationBatch(ThrottleLimit, StopToken), session.Ledger?.SharedActions, PanelAction.Cancel, Force),
        new(this, session, (ledger, cancellations) => ledger.Record(cancellations)));
}
