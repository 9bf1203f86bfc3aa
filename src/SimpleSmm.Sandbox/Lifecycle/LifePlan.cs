using System;

namespace SimpleSmm.Sandbox.Lifecycle;

/// <summary>
/// Represents the whole life of an order, decided when it is placed. Nothing runs in the background: the state at any time is calculated
/// from the elapsed time.
/// </summary>
/// <param name="Quantity">The ordered quantity.</param>
/// <param name="Delivers">The quantity that is delivered by the end.</param>
/// <param name="StartCount">The count on the link before the order.</param>
/// <param name="ProcessingAfter">When Pending ends; equal to StartsAfter if the order skips Processing.</param>
/// <param name="StartsAfter">When the delivery begins.</param>
/// <param name="EndsAfter">When the order ends.</param>
/// <param name="Outcome">The final stage.</param>
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

    /// <summary>
    /// Returns the plan of the same order if it is stopped at an age: pieces delivered by then remain, the others are not delivered.
    /// </summary>
    public LifePlan StoppedAt(TimeSpan age)
    {
        // An order that ends earlier keeps its own end, because a cancellation is only a request.
        if (age >= EndsAfter)
            return this;
        var delivered = age < StartsAfter ? 0 : Delivered(age);
        return this with { EndsAfter = age, Delivers = delivered, Outcome = delivered == 0 ? Stage.Canceled : Stage.Partial };
    }

    // Rounded down, so that the last piece is delivered at the end, and a Package, which is one piece, is delivered whole or not at all.
    private long Delivered(TimeSpan age) =>
        (long)((decimal)Delivers * (age - StartsAfter).Ticks / (EndsAfter - StartsAfter).Ticks);
}
