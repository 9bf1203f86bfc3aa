using System;

namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>
/// Creates the life of an order from the seed and its id: minutes before it starts, then minutes to hours of delivery depending on its
/// size.
/// </summary>
internal static class LifePlanner
{
    private const int Ending = 1, Waiting = 2, Checking = 3, Pace = 4, Share = 5, Count = 6, Skipping = 7;

    private static readonly TimeSpan LongestDelivery = TimeSpan.FromHours(48);

    /// <summary>
    /// Returns the plan of a new order: about 80 percent are completed, 12 percent end partial and 8 percent are canceled.
    /// </summary>
    public static LifePlan Draw(SeededRandom chance, long quantity)
    {
        var ending = chance.Share(Ending);
        var outcome = ending < 0.80 ? Stage.Completed : ending < 0.92 ? Stage.Partial : Stage.Canceled;
        return Draw(chance, quantity, outcome);
    }

    /// <summary>Returns the plan of an order with a given outcome.</summary>
    public static LifePlan Draw(SeededRandom chance, long quantity, Stage outcome)
    {
        // A single piece cannot be delivered in part.
        if (quantity < 2 && outcome == Stage.Partial)
            outcome = Stage.Completed;

        var processing = TimeSpan.FromSeconds(chance.Between(Waiting, 60, 600));
        var start = chance.Share(Skipping) < 0.3 ? processing : processing + TimeSpan.FromSeconds(chance.Between(Checking, 60, 300));
        var delivers = outcome switch
        {
            Stage.Completed => quantity,
            Stage.Partial => PartOf(quantity, chance.Share(Share)),
            _ => 0,
        };

        // The panel cancels an order before anything is delivered, so the whole charge is refunded.
        var end = outcome == Stage.Canceled ? start : start + Delivery(chance, delivers);
        return new LifePlan(quantity, delivers, chance.Between(Count, 0, 5000), processing, start, end, outcome);
    }

    private static long PartOf(long quantity, double share)
    {
        var delivered = (long)(quantity * (0.30 + (0.65 * share)));
        return Math.Min(Math.Max(delivered, 1), quantity - 1);
    }

    private static TimeSpan Delivery(SeededRandom chance, long pieces)
    {
        var piecesAMinute = chance.Between(Pace, 40, 120);
        var minutes = 3 + ((double)pieces / piecesAMinute);
        return minutes < LongestDelivery.TotalMinutes ? TimeSpan.FromMinutes(minutes) : LongestDelivery;
    }
}
