using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Errors;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>
/// Claims the ids of each request in a ledger that several machines share, right before the request is sent, and ends the claims with their
/// outcomes. An id that another worker has claimed is not sent.
/// </summary>
internal sealed class SharedAction<T>(Func<ISharedActions> open, PanelAction action, bool evenUnknown, IPanelObserver? observer)
    where T : class
{
    /// <summary>Sends the ids that no other worker has claimed.</summary>
    /// <returns>One outcome for each id, in their order.</returns>
    public async Task<IReadOnlyList<IdOutcome<T>>> SendAsync(long[] ids, Func<long[], Task<IReadOnlyList<IdOutcome<T>>>> send)
    {
        var outcomes = new Dictionary<long, IdOutcome<T>>(ids.Length);
        ActionClaim claim;
        try
        {
            claim = await Task.Run(() => open().ClaimActions(action.Name, ids, evenUnknown)).ConfigureAwait(false);
        }
        catch (PanelException e)
        {
            foreach (var id in ids) outcomes[id] = NotSent(id, e.Failure with { Message = $"Order {id}: {e.Message} Nothing was sent." });
            return InOrder(ids, outcomes);
        }

        foreach (var refusal in claim.Refused) outcomes[refusal.OrderId] = Refused(refusal);
        var allowed = Array.FindAll(ids, id => !outcomes.ContainsKey(id));
        if (allowed.Length == 0) return InOrder(ids, outcomes);
        var unknown = new List<long>();
        try
        {
            foreach (var outcome in await send(allowed).ConfigureAwait(false))
            {
                outcomes[outcome.Id] = outcome;
                if (outcome.Error?.Code is PanelErrorCode.OutcomeUnknown or PanelErrorCode.NotAnswered) unknown.Add(outcome.Id);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            unknown.AddRange(allowed);
            throw;
        }
        finally
        {
            await EndAsync(claim, unknown).ConfigureAwait(false);
        }

        return InOrder(ids, outcomes);
    }

    private async Task EndAsync(ActionClaim claim, List<long> unknown)
    {
        try
        {
            await Task.Run(() => open().EndActions(claim, unknown)).ConfigureAwait(false);
        }
        catch (PanelException e)
        {
            observer?.Notify(new(
                PanelEventLevel.Warning,
                $"The outcomes of '{action.Name}' could not be recorded. Until they are, or until -Force, its orders count as unknown. "
                + e.Message));
        }
    }

    private IdOutcome<T> Refused(ActionRefusal refusal) => NotSent(refusal.OrderId, refusal.IsUnknown
        ? new PanelFailure(
            PanelErrorCode.OutcomeUnknown, $"Order {refusal.OrderId}: {refusal.Worker} claimed this {Noun}, and the outcome is not known.")
        {
            SentAt = refusal.ClaimedAt, Advice = $"Look at the order on the panel. -Force asks for the {Noun} again.",
        }
        : new PanelFailure(
            PanelErrorCode.OrderInFlight, $"Order {refusal.OrderId}: {refusal.Worker} is asking for this {Noun}. It was not sent again.")
        {
            MayHaveArrived = false, Advice = "Wait until that worker has the panel's answer.",
        });

    private string Noun => action == PanelAction.Refill ? "refill" : "cancellation";

    private IdOutcome<T> NotSent(long id, PanelFailure failure) =>
        new(id, (failure with { Action = action.Name, Fields = new Dictionary<string, string> { ["order"] = $"{id}" } }).ToException());

    private static IdOutcome<T>[] InOrder(long[] ids, Dictionary<long, IdOutcome<T>> outcomes) => Array.ConvertAll(ids, id => outcomes[id]);
}
