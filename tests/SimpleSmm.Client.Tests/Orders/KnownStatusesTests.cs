using SimpleSmm.Orders;

namespace SimpleSmm.Tests.Orders;

/// <summary>Every spelling of a status that was seen (docs/panel-api.md#statuses).</summary>
public sealed class KnownStatusesTests
{
    [Theory]
    [InlineData("Pending", "Pending")]
    [InlineData("pending", "Pending")]
    [InlineData("PENDING", "Pending")]
    [InlineData("Queued", "Pending")]
    [InlineData("Creating", "Pending")]
    [InlineData("Awaiting", "Awaiting")]
    [InlineData("awaiting", "Awaiting")]
    [InlineData("In progress", "In progress")]
    [InlineData("In Progress", "In progress")]
    [InlineData("Inprogress", "In progress")]
    [InlineData("in_progress", "In progress")]
    [InlineData("IN_PROGRESS", "In progress")]
    [InlineData("IN PROGRESS", "In progress")]
    [InlineData("in-progress", "In progress")]
    [InlineData("Running", "In progress")]
    [InlineData("Processing", "Processing")]
    [InlineData("Active", "Active")]
    [InlineData("Paused", "Paused")]
    [InlineData("Refill", "Refilling")]
    [InlineData("Refilling", "Refilling")]
    public void These_orders_go_on(string spelling, string name) => Assert.Equal((name, false), KnownStatuses.Parse(spelling));

    [Theory]
    [InlineData("Completed", "Completed")]
    [InlineData("completed", "Completed")]
    [InlineData("Complete", "Completed")]
    [InlineData("Success", "Completed")]
    [InlineData("Done", "Completed")]
    [InlineData("Partial", "Partial")]
    [InlineData("Partially Completed", "Partial")]
    [InlineData("Canceled", "Canceled")]
    [InlineData("Cancelled", "Canceled")]
    [InlineData("canscelled", "Canceled")]
    [InlineData("Refunded", "Refunded")]
    [InlineData("Fail", "Fail")]
    [InlineData("Failed", "Fail")]
    [InlineData("Error", "Fail")]
    [InlineData("Rejected", "Rejected")]
    [InlineData("Expired", "Expired")]
    public void These_orders_are_over(string spelling, string name) => Assert.Equal((name, true), KnownStatuses.Parse(spelling));

    [Theory]
    [InlineData("Awaiting moon")]
    [InlineData("Не выполнен")]
    [InlineData("completed?")]
    [InlineData("not completed")]
    [InlineData("0")]
    public void An_unknown_status_stays_as_it_is_and_is_never_final(string spelling) => Assert.Equal((spelling, false), KnownStatuses.Parse(spelling));

    [Theory]
    [InlineData("Custom Comments", "custom_comments", true)]
    [InlineData("custom-comments", "CUSTOM COMMENTS", true)]
    [InlineData("Custom Comments", "Custom Comments Package", false)]
    [InlineData(null, null, false)]
    [InlineData("Default", null, false)]
    public void Type_names_are_compared_without_regard_to_spelling(string? one, string? other, bool same) =>
        Assert.Equal(same, ServiceType.Same(one, other));
}
