using System.Management.Automation;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>Reads the statuses of refills, 100 a request.</summary>
[Cmdlet(VerbsCommon.Get, "SmmRefillStatus", HelpUri = HelpUri.Base + "Get-SmmRefillStatus.md")]
[OutputType(typeof(RefillStatus))]
public sealed class GetSmmRefillStatusCommand : PanelCommand
{
    private BatchPump<RefillStatus>? _pump;

    /// <summary>The refills to ask about.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [Alias("Refill", "Id")]
    public WholeNumber[] RefillId { get; set; } = [];

    /// <summary>How many requests may be under way at once. Default: the session's own limit.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int? ThrottleLimit { get; set; }

    /// <summary>Finds the session and makes the batch.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _pump = new(this, Client.RefillStatusBatch(ThrottleLimit, StopToken), "refill", "Reading refill statuses");
    }

    /// <summary>Takes ids and writes what is answered by then.</summary>
    protected override void ProcessRecord() => _pump!.Add(RefillId);

    /// <summary>Sends the rest and writes what is left.</summary>
    protected override void EndProcessing() => _pump!.Complete();
}
