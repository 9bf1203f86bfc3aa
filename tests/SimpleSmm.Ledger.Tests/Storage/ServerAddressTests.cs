using Npgsql;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>The settings that a connection text does not have.</summary>
public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("Host=db", 10, 20)]
    [InlineData("Host=db;Timeout=7;Command Timeout=9", 7, 9)]
    public void The_times_to_wait_are_those_of_the_text_or_shorter_than_the_drivers(string text, int toConnect, int toAnswer)
    {
        using var connection = ServerAddress.Of(text, null).CreateConnection();

        Assert.Equal((toConnect, toAnswer), (connection.ConnectionTimeout, connection.CommandTimeout));
    }

    [Theory]
    [InlineData("Host=a", null, 10)]
    [InlineData("Host=a,b", "primary", 1)]
    [InlineData("Host=a,b;Target Session Attributes=prefer-primary;Host Recheck Seconds=5", "prefer-primary", 5)]
    public void Of_several_hosts_the_primary_is_used_unless_the_text_says_otherwise(string text, string? target, int recheck)
    {
        using var connection = ServerAddress.Of(text, null).CreateConnection();
        var settings = new NpgsqlConnectionStringBuilder(connection.ConnectionString);

        Assert.Equal((target, recheck), (settings.TargetSessionAttributes, settings.HostRecheckSeconds));
    }
}
