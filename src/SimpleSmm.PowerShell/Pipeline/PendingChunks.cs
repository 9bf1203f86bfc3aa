using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Follows the requests of a batch that writes. Each answer is recorded as soon as it arrives, also after the command was stopped.
/// </summary>
internal sealed class PendingChunks<T>
    where T : class
{
    private readonly SmmCommand _command;
    private readonly LedgerRecorder<T> _keeper;
    private readonly Dictionary<long, PendingChunk<T>> _chunks = [];

    private PendingChunks(SmmCommand command, LedgerRecorder<T> keeper) => (_command, _keeper) = (command, keeper);

    /// <summary>Follows a batch; returns null if the batch only reads.</summary>
    public static PendingChunks<T>? Of(SmmCommand command, Batch<T> batch, LedgerRecorder<T>? keeper)
    {
        if (!batch.Writes || keeper is null) return null;
        var chunks = new PendingChunks<T>(command, keeper);
        batch.Follow = chunks.Follow;
        return chunks;
    }

    /// <summary>Writes the answer or the error of an id. Only a stop leaves it to the next command.</summary>
    public void Write(long id, Action write) => _command.WriteOutcome(write, () => Written(id));

    private Task<IReadOnlyList<IdOutcome<T>>> Follow(long[] ids, Task<IReadOnlyList<IdOutcome<T>>> chunk)
    {
        var recorded = RecordAsync(chunk);
        var write = new PendingChunk<T>(_keeper.Session, ids.Length, recorded);
        foreach (var id in ids) _chunks.Add(id, write);
        _command.Follow(write);
        return recorded;
    }

    private void Written(long id)
    {
        var chunk = _chunks[id];
        _chunks.Remove(id);
        chunk.Written(id);
        if (chunk.IsWritten) _command.Settle(chunk);
    }

    private async Task<IReadOnlyList<IdOutcome<T>>> RecordAsync(Task<IReadOnlyList<IdOutcome<T>>> chunk)
    {
        var outcomes = await chunk.ConfigureAwait(false);
        await _keeper.RecordAsync(outcomes).ConfigureAwait(false);
        return outcomes;
    }
}
