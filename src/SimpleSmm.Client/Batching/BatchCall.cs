using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Calls;
using SimpleSmm.Errors;
using SimpleSmm.Text;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>
/// Sends one chunk of ids and tells for each what became of it. A chunk that fails as a whole is an error for each of its ids.
/// </summary>
internal sealed class BatchCall<T>(CheckedCall calls, BatchAction<T> action)
    where T : class
{
    // After a fatal error such as a rejected key, the remaining chunks are not sent.
    private volatile PanelException? _refusal;

    public bool Writes => action.Action.Writes;

    private ListSupport Lists => calls.Session.Lists;

    /// <summary>One outcome for each of the ids, in their order; an id that stands twice is asked once and answered twice.</summary>
    public async Task<IReadOnlyList<IdOutcome<T>>> SendAsync(long[] ids, CancellationToken cancellation)
    {
        var asked = Distinct(ids);
        var answered = await AskAsync(asked, cancellation).ConfigureAwait(false);
        var outcomes = new IdOutcome<T>[ids.Length];
        for (var i = 0; i < ids.Length; i++) outcomes[i] = answered[ids[i]];
        return outcomes;
    }

    private async Task<Dictionary<long, IdOutcome<T>>> AskAsync(long[] asked, CancellationToken cancellation)
    {
        if (asked.Length > 1 && !Writes && !Lists.TakesLists(action.Action))
            return await AskEachAsync(asked, cancellation).ConfigureAwait(false);
        try
        {
            if (_refusal is { } before) throw before;
            return await calls.AskAsync(action.Request(asked), (root, answer) => Read(asked, root, answer), cancellation)
                .ConfigureAwait(false);
        }
        catch (PanelException e) when (asked.Length > 1 && IsAboutOneId(e))
        {
            if (Writes) return FailedAll(asked, e, NotTakingLists(e.Failure, asked));
            if (Lists.Forget(action.Action)) calls.Observer?.Notify(new(PanelEventLevel.Warning, AsksEach(e)));
            return await AskEachAsync(asked, cancellation).ConfigureAwait(false);
        }
        catch (PanelException e)
        {
            if (e.IsFatal) _refusal = e;
            return FailedAll(asked, e, e.Failure);
        }
    }

    private async Task<Dictionary<long, IdOutcome<T>>> AskEachAsync(long[] asked, CancellationToken cancellation)
    {
        var outcomes = new Dictionary<long, IdOutcome<T>>(asked.Length);
        foreach (var id in asked) outcomes.Add(id, (await AskAsync([id], cancellation).ConfigureAwait(false))[id]);
        return outcomes;
    }

    // One such text for a whole list means that the panel took the list for one id.
    private bool IsAboutOneId(PanelException e) => e.Code is PanelErrorCode.OrderNotFound or PanelErrorCode.RefillNotFound
        || (e.Code == PanelErrorCode.InvalidField && e.PanelText?.IndexOf(action.Ids.Name, StringComparison.OrdinalIgnoreCase) >= 0);

    private string AsksEach(PanelException e) =>
        $"{Sentence.Ended(e.Message)} The panel said so once for a whole list, so '{action.Action.Name}' is asked for one id per request "
        + $"from now on.{(action.Ids == IdKind.Order ? " Connect with -NoMultiStatus to begin so." : "")}";

    private PanelFailure NotTakingLists(PanelFailure failure, long[] asked) => failure with
    {
        Code = PanelErrorCode.PanelError,
        Message = $"{failure.Message} The panel said so once for all {asked.Length} ids. If it does not take lists, connect with "
            + $"{(action.Action == PanelAction.Cancel ? "-CancelField order" : "-ChunkSize 1")} (for statuses, -NoMultiStatus).",
    };

    private Dictionary<long, IdOutcome<T>> FailedAll(long[] asked, PanelException cause, PanelFailure failure)
    {
        var outcomes = new Dictionary<long, IdOutcome<T>>(asked.Length);
        foreach (var id in asked) outcomes.Add(id, Failed(id, cause, failure));
        return outcomes;
    }

    private Dictionary<long, IdOutcome<T>> Read(long[] asked, JsonElement root, WireAnswer answer)
    {
        var entries = BatchEntries.Find(root, asked, action.Ids, calls.Session.Options.MatchByPosition, out var extra);
        if (extra > 0)
        {
            calls.Observer?.Notify(new(
                PanelEventLevel.Verbose,
                $"{action.Action.Name}: the answer has {extra} entries for ids that were not requested; they are ignored"));
        }

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
                outcomes[id] = Failed(id, e, calls.Session.Judge(e, action.RequestOf(id), answer, entries[id]));
            }
        }

        return outcomes;
    }

    private string LeftOut => Writes
        ? "The panel's answer does not contain it, so its outcome is unknown. It was not sent again."
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
