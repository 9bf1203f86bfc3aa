using System;

namespace SimpleSmm.Client.Tests.Ledger;

/// <summary>An account is the panel's address, however it is written.</summary>
public sealed class LedgerAccountTests
{
    [Theory]
    [InlineData("https://panel.example/api/v2")]
    [InlineData("HTTPS://PANEL.example/api/v2/")]
    [InlineData("https://panel.example:443/api/v2//")]
    [InlineData("https://panel.example./api/v2")]
    [InlineData("https://panel.example//api///v2")]
    [InlineData(" https://panel.example/api/x/../v2 ")]
    public void One_address_is_one_account(string address) =>
        Assert.Equal("https://panel.example/api/v2", new LedgerAccount(new Uri(address)).Uri);

    [Theory]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("https://BÜCHER.example/", "https://xn--bcher-kva.example")]
    [InlineData("https://panel.example:8443/", "https://panel.example:8443")]
    [InlineData("https://panel.example/API", "https://panel.example/API")]
    [InlineData("http://[::1]:80/a/", "http://[::1]/a")]
    public void The_parts_that_matter_are_kept(string address, string expected) =>
        Assert.Equal(expected, new LedgerAccount(new Uri(address)).Uri);

    [Theory]
    [InlineData(null, "")]
    [InlineData("second", "SECOND")]
    [InlineData(" Second ", "SECOND")]
    public void An_account_name_is_compared_without_case(string? account, string key) =>
        Assert.Equal(key, new LedgerAccount(new Uri("https://panel.example"), account).AccountKey);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("sec\u200Bond")]
    [InlineData("sec\nond")]
    public void A_blank_account_name_or_one_with_hidden_characters_is_refused(string account) => Assert.Equal(
        PanelErrorCode.InvalidField, Assert.Throws<PanelException>(() => new LedgerAccount(new Uri("https://panel.example"), account)).Code);
}
