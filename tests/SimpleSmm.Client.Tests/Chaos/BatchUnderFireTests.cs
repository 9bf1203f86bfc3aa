using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests.Chaos;

/// <summary>Batches on a panel that fails in every way.</summary>
public sealed class BatchUnderFireTests
{
    public static TheoryData<string> Versions => ChaosRun.Versions;

    public static MatrixTheoryData<string, string> Writers => new(["refill", "cancel"], ["HTTP/1.1", "HTTP/2"]);

    [Theory]
    [MemberData(nameof(Writers))]
    [Trait("Fault", "The wire: chaos, 60 faults at random on refills and cancellations")]
    public Task A_writer_gets_each_id_to_the_panel_at_most_once_and_answers_for_each(string name, string version) =>
        ChaosRun.ForEachSeed(version, 0.5, (panel, client, seed) => WriteEach(panel, client, seed, name), name);

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait("Fault", "The wire: chaos, 60 faults at random on statuses")]
    public Task Every_status_is_answered_in_the_end(string version) => ChaosRun.ForEachSeed(version, 0.5, async (panel, client, seed) =>
    {
        List<long> open = [.. BatchedAction.Ids(1, ChaosRun.Items)];
        var answered = new HashSet<long>();
        for (var round = 1; open.Count > 0; round++)
        {
            Assert.True(round <= 20, $"{seed}: {open.Count} ids are still not answered.");
            var outcomes = await BatchedAction.Of("status").RunToEnd(client, open);
            Assert.Equal(open, outcomes.Select(outcome => outcome.Id));
            foreach (var outcome in outcomes)
            {
                if (outcome.Value is not null) Assert.True(answered.Add(outcome.Id), $"{seed}: {outcome.Id} was answered before.");
            }

            open = [.. outcomes.Where(outcome => outcome.Error is not null).Select(outcome => outcome.Id)];
        }

        Assert.Equal(ChaosRun.Items, answered.Count);
    });

    private static async Task WriteEach(TestPanelServer panel, PanelClient client, string seed, string name)
    {
        var ids = BatchedAction.Ids(1, ChaosRun.Items);
        var outcomes = await BatchedAction.Of(name).RunToEnd(client, ids);

        Assert.Equal(ids, outcomes.Select(outcome => outcome.Id));
        var seen = ChaosRun.Accepted(panel, name, request => request.Ids);
        Assert.All(seen, id => Assert.True(id.Value == 1, $"{seed}: {name} {id.Key} was acted on {id.Value} times."));
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is not null) Assert.True(seen.ContainsKey($"{outcome.Id}"), $"{seed}: {outcome.Id} was never acted on.");
        }
    }
}
