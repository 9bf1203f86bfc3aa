using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>A refill or a cancellation has one sender at a time, and an unknown one is sent again only on demand.</summary>
public sealed class ActionClaimsTests
{
    private readonly PostgresDatabase _database = PostgresDatabase.Create();

    [Fact]
    public void An_action_is_in_flight_for_others_until_its_answer_is_known()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        var claim = first.ClaimActions("refill", [5, 6], evenUnknown: false);
        Assert.Empty(claim.Refused);

        var refused = second.ClaimActions("refill", [6, 7], evenUnknown: true).Refused.Single();
        Assert.Equal((6, false), (refused.OrderId, refused.IsUnknown));
        Assert.StartsWith("Process ", refused.Worker);
        Assert.Equal([6], first.ClaimActions("refill", [6], evenUnknown: false).Refused.Select(other => other.OrderId));
        Assert.Empty(second.ClaimActions("cancel", [6], evenUnknown: false).Refused);

        first.EndActions(claim, []);
        Assert.Empty(second.ClaimActions("refill", [5, 6], evenUnknown: false).Refused);
    }

    [Fact]
    public void An_unknown_action_is_claimed_only_on_demand()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        first.EndActions(first.ClaimActions("cancel", [5, 6], evenUnknown: false), [6]);

        foreach (var ledger in new[] { first, second })
        {
            var refused = ledger.ClaimActions("cancel", [6], evenUnknown: false).Refused.Single();
            Assert.Equal((6, true), (refused.OrderId, refused.IsUnknown));
        }

        var claim = second.ClaimActions("cancel", [6], evenUnknown: true);
        Assert.Empty(claim.Refused);
        second.EndActions(claim, []);
        Assert.Empty(first.ClaimActions("cancel", [6], evenUnknown: false).Refused);
    }

    [Fact]
    [Trait("Fault", "Fleet: a worker that loses its connection while it asks for refills")]
    public void The_action_of_a_worker_whose_connection_is_gone_is_unknown()
    {
        using var second = _database.Open();
        _database.OpenFor(first => first.ClaimActions("refill", [5], evenUnknown: false));

        Assert.True(second.ClaimActions("refill", [5], evenUnknown: false).Refused.Single().IsUnknown);
        Assert.Empty(second.ClaimActions("refill", [5], evenUnknown: true).Refused);
    }

    [Fact]
    public void A_worker_with_a_new_connection_ends_what_it_claimed_with_the_old_one()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        var claim = first.ClaimActions("refill", [5], evenUnknown: false);
        _database.CutConnections();
        Assert.ThrowsAny<PanelException>(() => first.Find("any"));
        Assert.ThrowsAny<PanelException>(() => second.Find("any"));
        first.EndActions(claim, []);

        Assert.Empty(second.ClaimActions("refill", [5], evenUnknown: false).Refused);
    }
}
