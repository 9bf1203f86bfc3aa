using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Completion;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of refills, 100 per request.</summary>
[Cmdlet(VerbsCommon.Get, "SmmRefillStatus", HelpUri = HelpUri.Base + "Get-SmmRefillStatus.md")]
[OutputType(typeof(RefillStatus))]
public sealed class GetSmmRefillStatusCommand : BatchCommand<RefillStatus>
{
    /// <summary>The refills to ask about.</summary>
    [ArgumentCompleter(typeof(RefillIdCompleter))]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("Refill", "Id")]
    public WholeNumber[] RefillId { get; set; } = [];

    private protected override WholeNumber[]? Ids => RefillId;

    private protected override BatchPump<RefillStatus> CreatePump(PanelSession session, PanelClient client) => new(
        this,
        client.RefillStatusBatch(ThrottleLimit, StopToken),
        IdKind.Refill,
        "Reading refill statuses");
}
