using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>One of the four actions that take many ids, so that one test can be about all of them.</summary>
internal sealed class BatchedAction
{
    public static readonly string[] Names = ["status", "refill", "refill_status", "cancel"];

    private readonly Start _run;

    private BatchedAction(string name, string? oneField, string manyField, Start run)
    {
        Name = name;
        OneField = oneField;
        ManyField = manyField;
        _run = run;
    }

    private delegate IAsyncEnumerable<Outcome> Start(PanelClient client, int? throttleLimit, CancellationToken stop, IEnumerable<long> ids);

    /// <summary>The action's name on the wire.</summary>
    public string Name { get; }

    /// <summary>The page's field for one id; null where it has none.</summary>
    public string? OneField { get; }

    /// <summary>The page's field for many ids.</summary>
    public string ManyField { get; }

    public static BatchedAction Of(string name) => name switch
    {
        "status" => new(name, "order", "orders", (c, limit, stop, ids) => All(c.GetOrderStatusesAsync(ids, limit, stop), v => v.OrderId)),
        "refill" => new(name, "order", "orders", (c, limit, stop, ids) => All(c.RefillAsync(ids, limit, stop), v => v.OrderId)),
        "refill_status" => new(name, "refill", "refills", (c, limit, stop, ids) => All(c.GetRefillStatusesAsync(ids, limit, stop), v => v.RefillId)),
        "cancel" => new(name, null, "orders", (c, limit, stop, ids) => All(c.CancelAsync(ids, limit, stop), v => v.OrderId)),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    /// <summary>The documented field for these ids.</summary>
    public (string Name, string Value) Field(IReadOnlyList<long> ids) =>
        (ids.Count == 1 && OneField is not null ? OneField : ManyField, string.Join(',', ids));

    public IAsyncEnumerable<Outcome> Run(
        PanelClient client, IEnumerable<long> ids, int? throttleLimit = null, CancellationToken stop = default) =>
        _run(client, throttleLimit, stop, ids);

    public async Task<List<Outcome>> RunToEnd(
        PanelClient client, IEnumerable<long> ids, int? throttleLimit = null, CancellationToken stop = default)
    {
        var all = new List<Outcome>();
        await foreach (var outcome in Run(client, ids, throttleLimit, stop)) all.Add(outcome);
        return all;
    }

    public static long[] Ids(int first, int count) => [.. Enumerable.Range(first, count).Select(id => (long)id)];

    private static async IAsyncEnumerable<Outcome> All<T>(IAsyncEnumerable<IdOutcome<T>> outcomes, Func<T, long> idOf)
        where T : class
    {
        await foreach (var outcome in outcomes)
        {
            Assert.True(outcome.Value is null != outcome.Error is null, "An outcome is either a value or an error.");
            if (outcome.Value is not null) Assert.Equal(outcome.Id, idOf(outcome.Value));
            yield return new Outcome(outcome.Id, outcome.Value, outcome.Error);
        }
    }
}

/// <summary>What became of one id, whatever the action.</summary>
internal sealed record Outcome(long Id, object? Value, PanelException? Error);
