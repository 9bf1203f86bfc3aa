using System;
using System.Net;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests;

/// <summary>Who may do what on the server, and what is said of it.</summary>
public sealed class PostgresOrderLedgerAccessTests : LedgerTest
{
    private const string WorkerPassword = "worker-9a8b7c-secret";

    [Fact]
    public void A_role_that_only_works_places_orders_and_makes_no_tables()
    {
        var database = PostgresDatabase.Create();
        var role = "worker_" + database.Name;
        database.Execute($"CREATE ROLE {role} LOGIN PASSWORD '{WorkerPassword}'");
        var refused = Assert.Throws<PanelException>(() => database.Open(role, WorkerPassword));
        Assert.Equal(PanelErrorCode.LedgerUnavailable, refused.Code);
        Assert.Contains("owner role", refused.Message, StringComparison.Ordinal);

        database.Open().Dispose();
        database.Execute(
            $"GRANT USAGE ON SCHEMA simplesmm TO {role}; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA simplesmm TO {role}; "
            + $"GRANT USAGE ON ALL SEQUENCES IN SCHEMA simplesmm TO {role}; "
            + $"REVOKE INSERT, UPDATE, DELETE ON simplesmm.version FROM {role}");
        using var ledger = database.Open(role, WorkerPassword);

        Assert.Equal(OrderOutcome.Placed, Make.Placed(ledger, "A-1", 5).Outcome);
        ledger.Record([Make.Status(5, "Completed", final: true)]);
        Assert.Equal(1, ledger.RemoveFinished(DateTimeOffset.UtcNow.AddMinutes(1)));
    }

    [Fact]
    public void A_wrong_password_is_refused_and_not_shown()
    {
        var database = PostgresDatabase.Create();

        var error = Assert.Throws<PanelException>(() => database.Open(PostgresServer.User, WorkerPassword));

        Assert.Equal(PanelErrorCode.LedgerUnavailable, error.Code);
        Assert.Contains("password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(WorkerPassword, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Password=hunter2")]
    [InlineData("Host=db;PWD=hunter2")]
    [InlineData("Host=db;psw=hunter2")]
    [InlineData("Host=db;SSL Password=hunter2")]
    [InlineData("Host=db;SslPassword=hunter2")]
    [InlineData("postgresql://smm:hunter2@db/orders")]
    [InlineData("Host=db;No Such=hunter2")]
    [InlineData("Host=db;Port=hunter2")]
    [InlineData("Host=db;SSL Mode=hunter2")]
    public void A_connection_text_with_a_password_or_an_error_is_refused_and_not_shown(string text)
    {
        var error = Assert.Throws<PanelException>(() => PostgresOrderLedger.Open(text, null, Temporary.Panel));

        Assert.Equal(PanelErrorCode.InvalidField, error.Code);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "Fleet: a server whose certificate is not trusted, or is of another name")]
    public void With_VerifyFull_only_the_server_of_the_certificate_is_used()
    {
        using var server = PostgresServer.StartNew();
        var database = PostgresDatabase.Create(server);
        var credential = new NetworkCredential(PostgresServer.User, PostgresServer.Password);
        var trusted = $"SSL Mode=VerifyFull;Root Certificate={server.UseTls()}";

        using var ledger = PostgresOrderLedger.Open($"{database.Text};{trusted}", credential, Temporary.Panel);
        Assert.Equal(OrderOutcome.Placed, Make.Placed(ledger, "A-1", 5).Outcome);
        Assert.Equal(1L, database.Execute("SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE ssl AND usename = "
            + $"'{PostgresServer.User}' AND application_name = 'SimpleSmm'"));
        string[] refused =
        [
            $"{database.Text};SSL Mode=VerifyFull",
            $"{database.Text.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)};{trusted}",
        ];
        foreach (var text in refused)
        {
            var error = Assert.Throws<PanelException>(() => PostgresOrderLedger.Open(text, credential, Temporary.Panel));
            Assert.Equal(PanelErrorCode.LedgerUnavailable, error.Code);
            Assert.Contains("TLS", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(PostgresServer.Password, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tables_of_a_newer_version_are_not_used()
    {
        var database = PostgresDatabase.Create();
        database.Open().Dispose();
        database.Execute("UPDATE simplesmm.version SET number = 99");

        Assert.Contains("newer version", Assert.Throws<PanelException>(() => database.Open()).Message, StringComparison.Ordinal);
    }
}
