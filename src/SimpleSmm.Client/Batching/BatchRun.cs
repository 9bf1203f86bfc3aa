using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Batching;

/// <summary>
/// Runs a batch over ids. The first requests are sent at once, also when the outcomes are never read; the others are sent as those are
/// read. Outcomes can be read once, because a second run would send the ids again.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Disposed of when all outcomes are read; without a timer it holds nothing.")]
internal sealed class BatchRun<T> : IAsyncEnumerable<IdOutcome<T>>
    where T : class
{
    private readonly CancellationTokenSource _stop;
    private readonly Batch<T> _batch;
    private readonly IEnumerator<long> _ids;
    private bool _hasMore = true;
    private ExceptionDispatchInfo? _fault;
    private int _readers;

    public BatchRun(Func<CancellationToken, Batch<T>> create, IEnumerable<long> ids, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _batch = create(_stop.Token);
        _ids = ids.GetEnumerator();
        while (!_batch.MustTake && TryAdd())
        {
            // Until there is an answer to read.
        }

        if (!_hasMore && _fault is null) _batch.SendLast();
    }

    public IAsyncEnumerator<IdOutcome<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref _readers) == 1
            ? ReadAsync(cancellationToken)
            : throw new InvalidOperationException("The outcomes can be read only once: keep them in a list, or call the method again.");

    private async IAsyncEnumerator<IdOutcome<T>> ReadAsync(CancellationToken cancellation)
    {
        using var link = cancellation.Register(_stop.Cancel);
        while (Take() is { } chunk)
        {
            foreach (var outcome in await chunk.ConfigureAwait(false)) yield return outcome;
        }

        // Not before the end: what is still under way for a reader that left must hear of a stop.
        _stop.Dispose();
        _fault?.Throw();
    }

    private Task<IReadOnlyList<IdOutcome<T>>>? Take()
    {
        do
        {
            if (_batch.Take() is { } chunk) return chunk;
        }
        while (_hasMore && TryAdd());

        // Where the ids ended in an exception, the answers to those that were sent come first.
        return _fault is null ? _batch.TakeLast() : _batch.TakeSent();
    }

    private bool TryAdd()
    {
        try
        {
            _hasMore = _ids.MoveNext();
            if (_hasMore) _batch.Add(_ids.Current);
        }
        catch (Exception e)
        {
            (_hasMore, _fault) = (false, ExceptionDispatchInfo.Capture(e));
        }

        if (!_hasMore) _ids.Dispose();
        return _hasMore;
    }
}
