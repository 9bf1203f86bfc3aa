using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders.Checks;

/// <summary>An order is held against the service's limits and flags before it costs anything.</summary>
public sealed class ServiceCheckTests : PanelTest
{
    [Theory]
    [InlineData(10L, null, true)]
    [InlineData(9L, null, false)]
    [InlineData(100L, null, true)]
    [InlineData(101L, null, false)]
    [InlineData(10L, 10L, true)]
    [InlineData(10L, 11L, false)]
    [InlineData(9L, 2L, false)]
    [InlineData(100L, 1L, true)]
    [InlineData(50L, 2L, true)]
    [InlineData(51L, 2L, false)]
    [InlineData(long.MaxValue, long.MaxValue, false)]
    public void A_drip_feeds_smallest_quantity_is_a_runs_and_its_largest_that_of_all(long quantity, long? runs, bool allowed)
    {
        var order = Sample.Of("Default") with { Quantity = quantity, Runs = runs, Interval = runs is null ? null : 30 };
        var service = Sample.Service(minimum: 10, maximum: 100);

        if (allowed) order.CompleteFor(service);
        else Failing.With(PanelErrorCode.InvalidQuantity, () => order.CompleteFor(service));
    }

    [Fact]
    public void The_message_says_the_limit_and_what_it_is_of()
    {
        var service = Sample.Service(minimum: 10, maximum: 100);

        Says("The quantity must be 10 or more for service 1, not 5.", Sample.Of("Default") with { Quantity = 5 }, service);
        Says("The quantity of all 3 runs together must be 100 or less for service 1, not 150.", Sample.Of("Default") with { Quantity = 50, Runs = 3, Interval = 5 }, service);
        Says("The number of comments must be 10 or more for service 1, not 2.", Sample.Of("Custom Comments"), Sample.Service("Custom Comments", minimum: 10));
    }

    [Fact]
    public void A_list_is_counted_without_its_blank_entries()
    {
        var order = Sample.Of("Custom Comments") with { Comments = ["a", "", " ", "b", "c"] };

        Assert.Equal(3, order.CompleteFor(Sample.Service("Custom Comments", minimum: 3, maximum: 3)).Quantity);
        Failing.With(PanelErrorCode.InvalidQuantity, () => order.CompleteFor(Sample.Service("Custom Comments", minimum: 4)));
        Failing.With(PanelErrorCode.InvalidQuantity, () => order.CompleteFor(Sample.Service("Custom Comments", maximum: 2)));
    }

    [Fact]
    public void A_quantity_beside_a_list_is_left_with_a_warning_where_they_differ()
    {
        var (differs, same) = (new Listener(), new Listener());

        var order = (Sample.Of("Custom Comments") with { Quantity = 5 }).CompleteFor(Sample.Service("Custom Comments"), differs);
        (Sample.Of("Custom Comments") with { Quantity = 2 }).CompleteFor(Sample.Service("Custom Comments"), same);

        Assert.Equal(5, order.Quantity);
        Assert.Equal(5, (Sample.Of("Custom Comments") with { Quantity = 5 }).CompleteFor(Sample.Service("Custom Comments", maximum: 2)).Quantity);
        Failing.With(PanelErrorCode.InvalidQuantity, () => (Sample.Of("Custom Comments") with { Quantity = 5 }).CompleteFor(Sample.Service("Custom Comments", minimum: 3)));
        Assert.Equal(PanelEventLevel.Warning, Assert.Single(differs.With("The quantity is 5, but there are 2 comments")).Level);
        Assert.Empty(same.Events);
    }

    [Fact]
    public void A_subscriptions_limits_are_those_of_a_post()
    {
        var order = Sample.Of("Subscriptions");

        order.CompleteFor(Sample.Service("Subscriptions", minimum: 10, maximum: 20));
        Says("The min must be 11 or more for service 1, not 10.", order, Sample.Service("Subscriptions", minimum: 11));
        Says("The max must be 19 or less for service 1, not 20.", order, Sample.Service("Subscriptions", maximum: 19));
    }

    [Fact]
    public void A_largest_quantity_of_nothing_is_no_limit() => Sample.Of("Default").CompleteFor(Sample.Service(maximum: 0));

    [Theory]
    [InlineData("Default", null, true)]
    [InlineData("Default", true, true)]
    [InlineData("Default", false, false)]
    [InlineData("Package", null, false)]
    [InlineData("Package", true, true)]
    [InlineData("Custom Comments", null, false)]
    [InlineData("Custom Comments", true, true)]
    [InlineData("Custom Comments", false, false)]
    [InlineData("Auto Likes", false, false)]
    [InlineData("Auto Likes", null, true)]
    public void Runs_go_with_the_flag_and_without_one_with_the_type(string type, bool? dripFeed, bool allowed)
    {
        var order = (type == "Auto Likes" ? Sample.Of("Default") : Sample.Of(type)) with { Runs = 2, Interval = 30 };

        if (allowed) order.CompleteFor(Sample.Service(type, dripFeed: dripFeed));
        else Failing.With(PanelErrorCode.InvalidField, () => order.CompleteFor(Sample.Service(type, dripFeed: dripFeed)));
    }

    [Fact]
    public void A_service_without_runs_sells_one_delivery() => Sample.Of("Default").CompleteFor(Sample.Service(dripFeed: false));

    [Theory]
    [InlineData(30L, 0)]
    [InlineData(7L, 1)]
    [InlineData(1440L, 1)]
    public void An_odd_interval_is_a_note(long interval, int notes)
    {
        var listener = new Listener();

        (Sample.Of("Default") with { Runs = 2, Interval = interval }).CompleteFor(Sample.Service(), listener);

        Assert.Equal(notes, listener.Events.Count);
        Assert.All(listener.Events, note => Assert.Equal(PanelEventLevel.Verbose, note.Level));
    }

    [Theory]
    [InlineData(600L, 0)]
    [InlineData(7L, 1)]
    public void An_odd_delay_is_a_note(long delay, int notes)
    {
        var listener = new Listener();

        (Sample.Of("Subscriptions") with { Delay = delay }).CompleteFor(Sample.Service("Subscriptions"), listener);

        Assert.Equal(notes, listener.Events.Count);
    }

    [Fact]
    public void A_comment_with_a_bar_is_a_note()
    {
        var listener = new Listener();

        (Sample.Of("Custom Comments") with { Comments = ["a | b"] }).CompleteFor(Sample.Service("Custom Comments"), listener);

        Assert.Single(listener.With("' | '"));
    }

    [Fact]
    public void Another_service_is_the_wrong_one() =>
        Failing.With(PanelErrorCode.ServiceNotFound, () => (Sample.Of("Default") with { ServiceId = 2 }).CompleteFor(Sample.Service()));

    [Fact]
    public async Task The_catalog_finds_the_service()
    {
        Answer("""[{"service":1,"type":"Default","rate":"2","min":"50","max":"100"}]""");
        var catalog = await Client.GetServicesAsync();

        Assert.Equal(0.2m, catalog.Complete(Sample.Of("Default")).EstimatedCharge);
        Failing.With(PanelErrorCode.InvalidQuantity, () => catalog.Complete(Sample.Of("Default") with { Quantity = 49 }));
        Failing.With(PanelErrorCode.ServiceNotFound, () => catalog.Complete(Sample.Of("Default") with { ServiceId = 2 }));
        Failing.With(PanelErrorCode.InvalidLink, () => catalog.Complete(Sample.Of("Default") with { Link = "" }));
    }

    private static void Says(string message, OrderRequest order, Service service) =>
        Assert.Equal(message, Failing.With(PanelErrorCode.InvalidQuantity, () => order.CompleteFor(service)).Message);
}
