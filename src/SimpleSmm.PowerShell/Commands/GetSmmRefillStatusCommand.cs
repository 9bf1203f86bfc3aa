using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of refills, 100 per request.</summary>
[Cmdlet(VerbsCommon.Get, "SmmRefillStatus", HelpUri = HelpUri.Base + "Get-SmmRefillStatus.md")]
[OutputType(typeof(RefillStatus))]
public sealed class GetSmmRefillStatusCommand : BatchReader<RefillStatus>
{
    /// <summary>Gets or sets the refills to read: ids, or objects with an id, which are read from their own session.</summary>
    [ArgumentCompleter(typeof(RefillIdCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [Alias("Refill", "Id")]
    [KeepOrigin]
    public PanelId[] RefillId { get; set; } = [];

    private protected override PanelId[]? Ids => RefillId;

    private protected override IdKind Kind => IdKind.Refill;

    private protected override string Activity => "Reading refill statuses";

    private protected override BatchPump<RefillStatus> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        session,
        client.RefillStatusBatch(ThrottleLimit, StopToken),
        new(this, session, (ledger, statuses) => ledger.Record(statuses)));
}
