using System;
using System.Net;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests;

/// <summary>What holds when a standby takes over.</summary>
public sealed class PostgresOrderLedgerFailoverTests
{
    [Fact]
    [Trait("Fault", "Fleet: a standby that takes over while orders are under way")]
    public void A_worker_goes_on_at_the_standby_that_took_over_without_the_claims_it_had()
    {
        using var primary = PostgresServer.StartNew();
        var database = PostgresDatabase.Create(primary);
        using var standby = primary.StartStandby();
        var refused = Assert.Throws<PanelException>(() => Open(standby.Text(database.Name)));
        Assert.Contains("connect to the primary", refused.Message, StringComparison.Ordinal);

        var hosts = FormattableString.Invariant($"127.0.0.1:{standby.Port},127.0.0.1:{primary.Port}");
        using var ledger = Open($"Host={hosts};Database={database.Name}");
        Make.Placed(ledger, "A-1", 7);
        var claim = ledger.Claim(Make.Request(2), "A-2");
        primary.Stop();
        standby.Execute("SELECT pg_promote()");

        Assert.False(Retry(() => ledger.Renew(claim)));
        Assert.Equal((OrderOutcome.Placed, 7L), (ledger.Find("A-1")!.Outcome, ledger.Find("A-1")!.OrderId));
        Assert.Equal(LedgerClaimKind.AlreadyPlaced, ledger.Claim(Make.Request(), "A-1").Kind);
        Assert.Equal(LedgerClaimKind.Unknown, ledger.Claim(Make.Request(2), "A-2").Kind);
        Assert.Equal(8, Make.Placed(ledger, "A-3", 8, Make.Request(3)).OrderId);
    }

    private static PostgresOrderLedger Open(string text) => PostgresOrderLedger.Open(
        text, new NetworkCredential(PostgresServer.User, PostgresServer.Password), Temporary.Panel, TimeSpan.FromSeconds(30));

    // The first call may find the old connection broken.
    private static T Retry<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (PanelException)
        {
            return call();
        }
    }
}
