using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// Provides the orders that existed before the panel started. Each is calculated from its id when it is read. Active ones end as completed
/// unless they are canceled, so the balance changes only on request.
/// </summary>
internal sealed class ExistingOrders(SandboxOptions options, ServiceCatalog catalog, DateTimeOffset start)
{
    private const int ServiceChoice = 20, QuantityChoice = 21, AgeChoice = 22;

    // The mix, by id: the first ten contain every stage, and 1 and 100 are as in the documented example of a batch.
    private static readonly (Stage Stage, bool Refill, bool Cancel)[] Mix =
    [
        (Stage.Partial, true, true), (Stage.Completed, true, true), (Stage.InProgress, true, true), (Stage.Canceled, false, true),
        (Stage.Completed, false, false), (Stage.Pending, false, true), (Stage.Processing, true, false), (Stage.Partial, false, false),
        (Stage.Completed, true, false), (Stage.Completed, false, true), (Stage.Completed, true, true), (Stage.Completed, false, false),
        (Stage.InProgress, false, false), (Stage.Completed, true, true), (Stage.Partial, true, false), (Stage.Completed, true, false),
        (Stage.Canceled, true, true), (Stage.Completed, false, false), (Stage.Completed, true, true), (Stage.InProgress, false, true),
    ];

    private readonly IReadOnlyList<Service>[] _services =
        [catalog.Plain(false, false), catalog.Plain(false, true), catalog.Plain(true, false), catalog.Plain(true, true)];

    public SingleOrder? Find(long id)
    {
        if (id < 1 || id > options.ExistingOrders)
            return null;

        (var stage, var refill, var cancel) = Mix[(id - 1) % Mix.Length];
        var chance = new SeededRandom(options.Seed, id);
        var services = _services[(refill ? 2 : 0) + (cancel ? 1 : 0)];
        if (services.Count == 0)
            return null;

        var service = services[(int)chance.Between(ServiceChoice, 0, services.Count - 1)];
        var quantity = chance.Between(QuantityChoice, service.Minimum, Math.Min(service.Maximum, service.Minimum * 20L));
        var plan = LifePlanner.Draw(chance, quantity, stage < Stage.Completed ? Stage.Completed : stage);
        var link = "https://example.com/p/" + id.ToString(CultureInfo.InvariantCulture);
        var fields = new Dictionary<string, string>
        {
            ["service"] = service.Id.ToString(CultureInfo.InvariantCulture),
            ["link"] = link,
            ["quantity"] = quantity.ToString(CultureInfo.InvariantCulture),
        };
        (plan, var age) = AgeIn(stage, plan, chance);
        return new SingleOrder(id, new OrderDraft(service, link, quantity, null, null, fields), start - age, plan);
    }

    // Returns the age at which an order with this plan is in this stage.
    private static (LifePlan Plan, TimeSpan Age) AgeIn(Stage stage, LifePlan plan, SeededRandom chance)
    {
        var share = 0.1 + (0.8 * chance.Share(AgeChoice));
        switch (stage)
        {
            case Stage.Pending:
                return (plan, Part(TimeSpan.Zero, plan.ProcessingAfter, share));
            case Stage.Processing:
                // The plan may be one that skips this stage.
                var checkedPlan = plan with { ProcessingAfter = TimeSpan.FromTicks(plan.StartsAfter.Ticks / 2) };
                return (checkedPlan, Part(checkedPlan.ProcessingAfter, plan.StartsAfter, share));
            case Stage.InProgress:
                // Makes the order slow, with hours left, so that there is time to read and cancel it.
                var slowPlan = plan with { EndsAfter = plan.EndsAfter + TimeSpan.FromHours(24) };
                return (slowPlan, Part(slowPlan.StartsAfter, slowPlan.EndsAfter, share));
            default:
                return (plan, plan.EndsAfter + TimeSpan.FromDays(1 + (29 * share)));
        }
    }

    private static TimeSpan Part(TimeSpan from, TimeSpan to, double share) =>
        from + TimeSpan.FromTicks((long)((to - from).Ticks * share));
}
