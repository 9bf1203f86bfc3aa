using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders.Checks;

/// <summary>Each difference that is meant is known, and is still there: a list that only grows would hide a defect.</summary>
public sealed class OrderCheckSandboxDifferenceTests : AgainstTheSandboxTest
{
    public static TheoryData<int> Differences => [.. Enumerable.Range(0, AgainstTheSandboxDifferences.All.Length)];

    [Fact]
    public async Task Where_the_catalog_says_that_nothing_is_delivered_in_runs_both_refuse_them()
    {
        var (type, service) = await Begin("Default", 5);
        var silent = type.Order(service).With(PanelErrorCode.InvalidField, ("service", "5"), ("runs", "2"), ("interval", "30"));
        var told = new Service
        {
            ServiceId = 5, Type = service.Type, Rate = service.Rate, Minimum = service.Minimum, Maximum = service.Maximum, DripFeed = false,
            AdditionalData = service.AdditionalData,
        };

        Assert.Equal((PanelErrorCode.InvalidField, PanelErrorCode.InvalidField), (Checked(silent, told), await Asked(silent)));
        Assert.Null(service.DripFeed);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task Intended_differences_are_listed_and_still_hold(int index)
    {
        var (name, fields, refusal, why) = AgainstTheSandboxDifferences.All[index];
        var other = fields.Where(f => f.Name == "service").Select(f => (int?)int.Parse(f.Value, CultureInfo.InvariantCulture)).SingleOrDefault();
        var (type, service) = await Begin(name, other);
        var row = type.Order(service).With(refusal, [.. fields.Select(f => (f.Name, (string?)f.Value))]);

        Assert.True(Checked(row, service) is null, why);
        Assert.True(await Asked(row) == refusal, why);
        Assert.True(await Verdict(() => Client.AddOrderAsync(row.ToRequest())) == refusal, why);
    }
}
