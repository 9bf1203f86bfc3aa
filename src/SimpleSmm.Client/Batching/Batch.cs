using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Batching;

namespace SimpleSmm;

/// <summary>
/// Turns ids that arrive one by one into chunks that are sent as soon as they are full, some at a time, and gives the outcomes back in
/// the order of the ids. What it holds does not grow with their number. One thread drives it.
/// </summary>
/// <remarks>
/// <see cref="Add"/> and <see cref="Complete"/> yield the chunks whose turn it is, oldest first. A chunk is taken off the queue as it is
/// yielded, and the caller has dealt with it when it comes back: with one request at a time, the second one leaves only then.
/// </remarks>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle nobody takes holds nothing.")]
public sealed class Batch<T>
    where T : class
{
    // Answers that overtake a slow one are held until it is there, because they come in order. Meanwhile their places are used, until so many
    // times the limit are held: where answers take unequal times, as they do, that is a quarter to a half of the whole time. What writes
    // goes no further ahead than its places, because the pipeline may have enough.
    private const int Ahead = 4;

    private readonly BatchCall<T> _call;
    private readonly int _chunkSize;
    private readonly int _mostHeld;
    private readonly SemaphoreSlim _places;
    private readonly CancellationToken _cancellation;
    private readonly Queue<Task<IReadOnlyList<IdOutcome<T>>>> _held = new();
    private readonly HashSet<long>? _sent;
    private List<long> _waiting = [];

    internal Batch(BatchCall<T> call, int chunkSize, int throttleLimit, CancellationToken cancellation)
    {
        _call = call;
        _chunkSize = chunkSize;
        _places = new SemaphoreSlim(throttleLimit);
        _mostHeld = call.Writes || throttleLimit == 1 ? throttleLimit : Ahead * throttleLimit;
        _cancellation = cancellation;
        if (call.Writes) _sent = [];
    }

    /// <summary>Whether the action changes something at the panel, so that an id is sent at most once.</summary>
    public bool Writes => _call.Writes;

    /// <summary>Whether an id must not be added, because it was before and the action changes something at the panel.</summary>
    /// <param name="id">The id that might be added.</param>
    /// <returns>True where <see cref="Add"/> would pass over it.</returns>
    public bool IsRepeated(long id) => _sent is not null && _sent.Contains(id);

    /// <summary>Takes one more id. The result must be enumerated to its end, or nothing happens.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The chunks to deal with before the next id, in order.</returns>
    public IEnumerable<Task<IReadOnlyList<IdOutcome<T>>>> Add(long id)
    {
        if (_sent?.Add(id) == false) yield break;
        _waiting.Add(id);
        while (_held.Count > 0 && (_held.Peek().IsCompleted || (IsFull && !HasRoom))) yield return _held.Dequeue();
        if (IsFull) Send();
    }

    /// <summary>Sends what is left and waits for everything. The result must be enumerated to its end.</summary>
    /// <returns>The chunks not yet dealt with, in order.</returns>
    public IEnumerable<Task<IReadOnlyList<IdOutcome<T>>>> Complete()
    {
        if (_waiting.Count > 0)
        {
            while (!HasRoom) yield return _held.Dequeue();
            Send();
        }

        foreach (var chunk in Answers()) yield return chunk;
    }

    /// <summary>What is under way already or waits for its place, without taking anything more.</summary>
    /// <returns>The chunks not yet dealt with, in order.</returns>
    public IEnumerable<Task<IReadOnlyList<IdOutcome<T>>>> Answers()
    {
        while (_held.Count > 0) yield return _held.Dequeue();
    }

    /// <summary>Does it all for ids that are there already.</summary>
    /// <param name="ids">The ids, any number.</param>
    /// <returns>One outcome for each id in their order; a repeated id of a writing action is passed over.</returns>
    public async IAsyncEnumerable<IdOutcome<T>> RunAsync(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            foreach (var chunk in Add(id))
            {
                foreach (var outcome in await chunk.ConfigureAwait(false)) yield return outcome;
            }
        }

        foreach (var chunk in Complete())
        {
            foreach (var outcome in await chunk.ConfigureAwait(false)) yield return outcome;
        }
    }

    private bool IsFull => _waiting.Count >= _chunkSize;

    private bool HasRoom => _held.Count < _mostHeld;

    private void Send()
    {
        var ids = _waiting.ToArray();
        _waiting = new List<long>(_chunkSize);
        _held.Enqueue(SendAsync(ids));
    }

    private async Task<IReadOnlyList<IdOutcome<T>>> SendAsync(long[] ids)
    {
        await _places.WaitAsync(_cancellation).ConfigureAwait(false);
        try
        {
            return await _call.SendAsync(ids, _cancellation).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }
}
