using System;

namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>
/// The whole life of an order, settled when it is placed. Nothing runs in the background: the state at any moment is worked out
/// from the time that has passed.
/// </summary>
/// <param name="Quantity">The pieces ordered.</param>
/// <param name="Delivers">The pieces that will be delivered by the end.</param>
/// <param name="StartCount">What was on the link before.</param>
/// <param name="ProcessingAfter">Pending ends; the same as StartsAfter for an order that skips Processing.</param>
/// <param name="StartsAfter">Delivery begins.</param>
/// <param name="EndsAfter">The order is over.</param>
/// <param name="Outcome">How it ends.</param>
internal sealed record LifePlan(
    long Quantity,
    long Delivers,
    long StartCount,
    TimeSpan ProcessingAfter,
    TimeSpan StartsAfter,
    TimeSpan EndsAfter,
    Stage Outcome)
{
    public OrderState At(TimeSpan age)
    {
        if (age < ProcessingAfter && age < EndsAfter)
            return new OrderState(Stage.Pending, Quantity, null);
        if (age < StartsAfter && age < EndsAfter)
            return new OrderState(Stage.Processing, Quantity, null);
        if (age < EndsAfter)
            return new OrderState(Stage.InProgress, Quantity - Delivered(age), StartCount);
        return Outcome == Stage.Canceled
            ? new OrderState(Stage.Canceled, Quantity, StartsAfter < EndsAfter ? StartCount : null)
            : new OrderState(Outcome, Quantity - Delivers, StartCount);
    }

    /// <summary>The plan of the same order when it is stopped at an age: what is delivered by then stays, the rest is not.</summary>
    public LifePlan StoppedAt(TimeSpan age)
    {
        // An order that ends sooner by itself ends by itself: a cancellation is a request, not a promise.
        if (age >= EndsAfter)
            return this;
        var delivered = age < StartsAfter ? 0 : Delivered(age);
        return this with { EndsAfter = age, Delivers = delivered, Outcome = delivered == 0 ? Stage.Canceled : Stage.Partial };
    }

    // Rounded down, so the last piece comes with the end and a Package, which is one piece, is delivered whole or not at all.
    private long Delivered(TimeSpan age) =>
        (long)((decimal)Delivers * (age - StartsAfter).Ticks / (EndsAfter - StartsAfter).Ticks);
}
