namespace SimpleSmm.Client.Tests.Ledger;

/// <summary>What a connection text is called, and what it may not have in it.</summary>
public sealed class LedgerServerTests
{
    [Theory]
    [InlineData("Host=db;Port=5433;Database=orders", "db:5433/orders")]
    [InlineData("Host=db:5433;Database=orders", "db:5433/orders")]
    [InlineData("Host=a,b:5433;Database=orders;Target Session Attributes=primary", "a:5432,b:5433/orders")]
    [InlineData("Host=::1;Database=orders", "::1:5432/orders")]
    public void A_server_is_named_by_its_hosts_ports_and_database(string text, string name) =>
        Assert.Equal(name, LedgerServer.Parse(text).Name);

    [Theory]
    [InlineData("Service=orders")]
    [InlineData("Service File=/etc/pg_service.conf;Host=db")]
    public void A_service_file_is_refused_and_the_error_says_what_to_do(string text)
    {
        var error = Assert.Throws<PanelException>(() => LedgerServer.Parse(text));

        Assert.Equal(PanelErrorCode.InvalidField, error.Code);
        Assert.Contains("service file", error.Message, System.StringComparison.Ordinal);
        Assert.Contains("PGPASSWORD", error.Message, System.StringComparison.Ordinal);
    }
}
