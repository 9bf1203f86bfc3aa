using System;
using System.IO;

namespace SimpleSmm.Client.Tests.Ledger;

/// <summary>Where the ledger is by default.</summary>
public sealed class LedgerPathTests
{
    [Fact]
    public void The_default_place_is_in_the_users_own_data()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        Assert.SkipWhen(data.Length == 0, "This account has no home.");
        Assert.SkipWhen(Environment.GetEnvironmentVariable(LedgerPath.Variable) is not null, "Another place is set for this run.");
        Assert.Equal(Path.Combine(data, "SimpleSmm", "orders.db"), LedgerPath.Default);
    }
}
