using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Sandbox.Tests.Faults;

/// <summary>Which request meets which fault.</summary>
public sealed class FaultPlanTests
{
    [Fact]
    public async Task Rules_count_requests_from_when_they_were_added()
    {
        await using var server = await TestPanelServer.StartAsync();
        await server.TextAsync("balance");
        server.Faults.OnRequest(2, Fault.Error("second")).OnRequest(2, Fault.Error("second services"), "services").Next(Fault.Error("first"));
        Assert.Equal(3, server.Faults.Pending);
        Assert.Contains("first", await server.TextAsync("services"), StringComparison.Ordinal);
        Assert.Contains("\"second\"", await server.TextAsync("balance"), StringComparison.Ordinal);
        Assert.Contains("second services", await server.TextAsync("services"), StringComparison.Ordinal);
        Assert.Contains("100.0", await server.TextAsync("balance"), StringComparison.Ordinal);
        Assert.Equal(0, server.Faults.Pending);
        Assert.Equal([null, "answer 200", "answer 200", "answer 200", null], server.Requests.Select(request => request.Fault?.Name));
    }

    [Fact]
    public async Task Rules_apply_as_often_as_they_say_and_only_to_their_action()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.OnAction("balance", Fault.Error("twice"), times: 2).Always(Fault.Error("always"), "services");
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(i < 2, (await server.TextAsync("balance")).Contains("twice", StringComparison.Ordinal));
            Assert.Contains("always", await server.TextAsync("services"), StringComparison.Ordinal);
        }

        server.Faults.Clear();
        Assert.StartsWith("[", await server.TextAsync("services"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_faults_are_the_same_for_the_same_seed_and_as_frequent_as_asked()
    {
        string first = await Sequence(seed: 3), second = await Sequence(seed: 3);
        Assert.Equal(first, second);
        Assert.NotEqual(first, await Sequence(seed: 4));
        Assert.InRange(first.Count(c => c != '-'), 60, 140);
        Assert.Contains('a', first);
        Assert.Contains('b', first);
    }

    private static async Task<string> Sequence(int seed)
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.Random(seed, 1.0 / 3, Fault.Error("a"), Fault.Error("b"));
        string sequence = "";
        for (int i = 0; i < 300; i++)
        {
            string answer = await server.TextAsync("balance");
            sequence += answer.StartsWith("{\"error", StringComparison.Ordinal) ? answer[10] : '-';
        }

        return sequence;
    }
}
