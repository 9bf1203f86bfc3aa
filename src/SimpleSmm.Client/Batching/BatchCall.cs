using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Calls;
using SimpleSmm.Errors;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>Sends one chunk of ids and tells for each what became of it. A chunk that fails as a whole is an error for each of its ids.</summary>
internal sealed class BatchCall<T>(PanelCall calls, BatchAction<T> action, IPanelObserver? observer)
    where T : class
{
    // Who is not let in once is not let in a moment later: the chunks that wait behind it are not sent.
    private volatile PanelException? _refusal;

    public bool Writes => action.Action.Writes;

    /// <summary>One outcome for each of the ids, in their order; an id that stands twice is asked once and answered twice.</summary>
    public async Task<IReadOnlyList<IdOutcome<T>>> SendAsync(long[] ids, CancellationToken cancellation)
    {
        var asked = Distinct(ids);
        Dictionary<long, IdOutcome<T>> answered;
        try
        {
            if (_refusal is { } before) throw before;
            answered = await calls.AskAsync(action.Request(asked), (root, answer) => Read(asked, root, answer), observer, cancellation).ConfigureAwait(false);
        }
        catch (PanelException e)
        {
            if (e.IsFatal) _refusal = e;
            answered = [];
            foreach (var id in asked) answered.Add(id, Failed(id, e, e.Failure));
        }

        var outcomes = new IdOutcome<T>[ids.Length];
        for (var i = 0; i < ids.Length; i++) outcomes[i] = answered[ids[i]];
        return outcomes;
    }

    private Dictionary<long, IdOutcome<T>> Read(long[] asked, JsonElement root, WireAnswer answer)
    {
        var entries = BatchEntries.Find(root, asked, action.Ids, out var extra);
        if (extra > 0) observer?.Notify(new(PanelEventLevel.Verbose, $"{action.Action.Name}: the answer has {extra} entries that nobody asked for; they are ignored"));

        var outcomes = new Dictionary<long, IdOutcome<T>>(asked.Length);
        foreach (var id in asked)
        {
            try
            {
                outcomes[id] = entries[id].ValueKind == JsonValueKind.Undefined
                    ? throw new PanelException(PanelErrorCode.NotAnswered, LeftOut)
                    : new IdOutcome<T>(id, action.ReadEntry(id, entries[id]));
            }
            catch (PanelException e)
            {
                outcomes[id] = Failed(id, e, calls.Judge(e, action.RequestOf(id), answer, entries[id]));
            }
        }

        return outcomes;
    }

    private string LeftOut => Writes
        ? "The panel's answer leaves it out, so nobody knows whether it was carried out. It was not sent again."
        : "The panel's answer leaves it out.";

    private IdOutcome<T> Failed(long id, PanelException cause, PanelFailure failure) => new(id, (failure with
    {
        Message = $"{action.Ids.Title} {id}: {failure.Message}",
        Fields = action.RequestOf(id).ToDictionary(),
    }).ToException(cause.InnerException));

    private static long[] Distinct(long[] ids)
    {
        var seen = new HashSet<long>();
        var distinct = new List<long>(ids.Length);
        foreach (var id in ids)
        {
            if (seen.Add(id)) distinct.Add(id);
        }

        return distinct.Count == ids.Length ? ids : [.. distinct];
    }
}
