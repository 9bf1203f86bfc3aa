using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Pipeline;

/// <summary>Represents the refills or cancellations of one request.</summary>
/// <param name="session">The session that sends it.</param>
/// <param name="count">The number of ids.</param>
/// <param name="chunk">The outcomes, which end when they are also recorded.</param>
internal sealed class PendingChunk<T>(PanelSession session, int count, Task<IReadOnlyList<IdOutcome<T>>> chunk)
    : PendingWrite(session, $"{count} {Noun}{(count == 1 ? "" : "s")}")
    where T : class
{
    private readonly HashSet<long> _written = [];

    public override Task Task => chunk;

    /// <summary>Gets whether all outcomes were written.</summary>
    public bool IsWritten => _written.Count >= count;

    public override bool IsRecorded
    {
        get
        {
            foreach (var outcome in Left())
            {
                if (!IsInLedger(outcome)) return false;
            }

            return true;
        }
    }

    /// <summary>Notes that the outcome of an id was written.</summary>
    public void Written(long id) => _written.Add(id);

    public override string? Describe()
    {
        var (done, refused, unknown) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var outcome in Left())
        {
            // Such an error ended the command with a message, and it is the same for every id.
            if (outcome.Error is { IsFatal: true }) continue;
            var group = outcome.Error is not { } error ? done
                : error.Code is PanelErrorCode.OutcomeUnknown or PanelErrorCode.NotAnswered ? unknown
                : refused;
            group.Add(outcome.Value is Refill refill ? $"{refill.RefillId} (order {outcome.Id})" : $"{outcome.Id}");
        }

        var parts = new List<string>();
        if (done.Count > 0) parts.Add($"accepted the {Noun} {(IsRefill ? "" : "of order ")}{string.Join(", ", done)}");
        if (refused.Count > 0) parts.Add($"did not accept the {Noun} of order {string.Join(", ", refused)}");
        if (unknown.Count > 0) parts.Add($"did not confirm the {Noun} of order {string.Join(", ", unknown)}, so the outcome is unknown");
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static bool IsRefill => typeof(T) == typeof(Refill);

    private static string Noun => IsRefill ? "refill" : "cancellation";

    private IEnumerable<IdOutcome<T>> Left()
    {
        // A canceled chunk was not sent.
        if (chunk.Status != TaskStatus.RanToCompletion) yield break;
        foreach (var outcome in chunk.Result)
        {
            if (!_written.Contains(outcome.Id)) yield return outcome;
        }
    }

    private bool IsInLedger(IdOutcome<T> outcome)
    {
        if (outcome.Value is null || Session.Ledger is not { Exists: true } ledger) return false;
        try
        {
            foreach (var order in ledger.Open().Read(new LedgerQuery { OrderId = outcome.Id }))
            {
                if ((IsRefill ? order.RefillAt : order.CancelAt) is not null) return true;
            }
        }
        catch (PanelException)
        {
            // A ledger that cannot be read does not prove that the outcome is in it.
        }

        return false;
    }
}
