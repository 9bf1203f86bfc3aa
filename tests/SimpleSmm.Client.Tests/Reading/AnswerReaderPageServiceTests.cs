using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading;

public sealed class AnswerReaderPageServiceTests : PanelTest
{
    [Fact]
    public async Task The_service_list_is_read_to_the_last_field()
    {
        Answer(PageExample.Read("services"));

        var catalog = await Client.GetServicesAsync();

        Assert.Empty(catalog.Unreadable);
        Assert.Collection(
            catalog.Services,
            service =>
            {
                Assert.Equal(1, service.ServiceId);
                Assert.Equal("Followers", service.Name);
                Assert.Equal("Default", service.Type);
                Assert.Equal("First Category", service.Category);
                Assert.Equal(0.90m, service.Rate);
                Assert.Equal(50, service.Minimum);
                Assert.Equal(100_000, service.Maximum);
                Assert.True(service.Refill);
                Assert.True(service.Cancel);
                Assert.Null(service.DripFeed);
                Assert.Empty(service.AdditionalData);
            },
            service =>
            {
                Assert.Equal(2, service.ServiceId);
                Assert.Equal("Comments", service.Name);
                Assert.Equal("Custom Comments", service.Type);
                Assert.Equal("Second Category", service.Category);
                Assert.Equal(8m, service.Rate);
                Assert.Equal(10, service.Minimum);
                Assert.Equal(1500, service.Maximum);
                Assert.False(service.Refill);
                Assert.True(service.Cancel);
                Assert.Null(service.DripFeed);
                Assert.Empty(service.AdditionalData);
            });
        Assert.Same(catalog.Services[1], catalog.Find(2));
        Assert.Null(catalog.Find(3));
        SentOnly("services");
    }

    [Fact]
    public async Task The_balance_is_read_to_the_last_field()
    {
        Answer(PageExample.Read("balance"));

        var balance = await Client.GetBalanceAsync();

        Assert.Equal(100.84292m, balance.Balance);
        Assert.Equal("USD", balance.Currency);
        Assert.Null(balance.Session);
        SentOnly("balance");
    }
}
