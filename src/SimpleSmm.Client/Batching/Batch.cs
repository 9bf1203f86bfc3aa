using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Batching;

/// <summary>
/// Turns ids that arrive one by one into chunks that are sent as soon as they are full, some at a time, and gives the outcomes back in
/// the order of the ids. What it holds does not grow with their number. One thread drives it.
/// </summary>
/// <remarks>
/// After each <see cref="Add"/> the caller deals with what <see cref="Take"/> returns, oldest first; in the end with what
/// <see cref="TakeLast"/> returns. The caller has dealt with a chunk when it asks for the next one: with one request at a time, the second
/// one leaves only then.
/// </remarks>
/// <typeparam name="T">What the panel answers for an id.</typeparam>
[SuppressMessage("Reliability", "CA1001", Justification = "A SemaphoreSlim without AvailableWaitHandle owns no handle.")]
internal sealed class Batch<T>
    where T : class
{
    // Answers that overtake a slow one are held until it is there, because they come in order. Meanwhile their places are used, until so
    // many times the limit are held: where answers take unequal times, as they do, that is a quarter to a half of the whole time. What
    // writes goes no further ahead than its places, because the pipeline may have enough.
    private const int Ahead = 4;

    private readonly BatchCall<T> _call;
    private readonly int _chunkSize;
    private readonly int _mostHeld;
    private readonly SemaphoreSlim _places;
    private readonly CancellationToken _cancellation;
    private readonly Queue<Task<IReadOnlyList<IdOutcome<T>>>> _held = new();
    private readonly HashSet<long>? _sent;
    private List<long> _waiting = [];

    public Batch(BatchCall<T> call, int chunkSize, int throttleLimit, CancellationToken cancellation)
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

    /// <summary>Gets or sets a function that receives every request as it is sent, and returns the task to take in its place.</summary>
    public Func<long[], Task<IReadOnlyList<IdOutcome<T>>>, Task<IReadOnlyList<IdOutcome<T>>>>? Follow { get; set; }

    /// <summary>Gets or sets what claims the ids of each request in a shared ledger; null if none does.</summary>
    public SharedAction<T>? Shared { get; set; }

    /// <summary>Whether an id must not be added, because it was before and the action changes something at the panel.</summary>
    /// <param name="id">The id that might be added.</param>
    /// <returns>True where <see cref="Add"/> would pass over it.</returns>
    public bool IsRepeated(long id) => _sent is not null && _sent.Contains(id);

    /// <summary>Whether the next <see cref="Add"/> must wait until a chunk was taken.</summary>
    public bool MustTake => _held.Count > 0 && (_held.Peek().IsCompleted || (IsFull && !HasRoom));

    /// <summary>Adds an id, and sends the chunk that is full with it. A repeated id is passed over where the action writes.</summary>
    /// <exception cref="InvalidOperationException">A chunk must be taken first.</exception>
    public void Add(long id)
    {
        if (IsFull) throw new InvalidOperationException("Take the chunks that are due before the next id is added.");
        if (_sent?.Add(id) == false) return;
        _waiting.Add(id);
        if (IsFull && !MustTake) Send();
    }

    /// <summary>Takes the chunk to deal with before the next id; null where the next id may be added.</summary>
    public Task<IReadOnlyList<IdOutcome<T>>>? Take()
    {
        if (MustTake) return TakeSent();

        // There is room. MustTake is not read again, because the oldest chunk may end at any moment.
        if (IsFull) Send();
        return null;
    }

    /// <summary>Takes the next chunk when no more ids will be added: what is left is sent, and null is the end.</summary>
    public Task<IReadOnlyList<IdOutcome<T>>>? TakeLast()
    {
        SendLast();
        return TakeSent();
    }

    /// <summary>Takes the next chunk that is under way already, without sending more.</summary>
    public Task<IReadOnlyList<IdOutcome<T>>>? TakeSent() => _held.Count > 0 ? _held.Dequeue() : null;

    /// <summary>Sends what is left, as far as there is room, when no more ids will be added.</summary>
    public void SendLast()
    {
        if (_waiting.Count > 0 && HasRoom) Send();
    }

    private bool IsFull => _waiting.Count >= _chunkSize;

    private bool HasRoom => _held.Count < _mostHeld;

    private void Send()
    {
        var ids = _waiting.ToArray();
        _waiting = new List<long>(_chunkSize);
        var chunk = SendAsync(ids);
        _held.Enqueue(Follow is null ? chunk : Follow(ids, chunk));
    }

    private async Task<IReadOnlyList<IdOutcome<T>>> SendAsync(long[] ids)
    {
        await _places.WaitAsync(_cancellation).ConfigureAwait(false);
        try
        {
            return await (Shared is null ? SendNowAsync(ids) : Shared.SendAsync(ids, SendNowAsync)).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private Task<IReadOnlyList<IdOutcome<T>>> SendNowAsync(long[] ids) => _call.SendAsync(ids, _cancellation);
}
