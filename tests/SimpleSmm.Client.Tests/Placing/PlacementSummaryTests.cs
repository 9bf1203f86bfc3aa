using System;
using System.Globalization;

namespace SimpleSmm.Tests.Placing;

/// <summary>The numbers of many results in one line.</summary>
public sealed class PlacementSummaryTests
{
    private static PlacementResult Result(PlacementKind kind, decimal? charge = null) => new(kind, Sample.Of("Default") with { EstimatedCharge = charge });

    [Fact]
    public void Every_result_is_counted_and_what_may_have_been_placed_is_spent()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var summary = new PlacementSummary();
            foreach (var kind in Enum.GetValues<PlacementKind>()) summary.Add(Result(kind, 0.9m));
            Assert.Equal(7, summary.Count);
            Assert.Equal("1 placed, 1 known, 1 rejected, 1 unknown, 1 skipped; spent 1.8 by estimate", summary.ToString());

            summary.Add(Result(PlacementKind.Placed));
            Assert.Equal("2 placed, 1 known, 1 rejected, 1 unknown, 1 skipped; spent 1.8 by estimate and 1 orders without an estimate", summary.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
