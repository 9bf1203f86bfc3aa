using System.Collections.Generic;
using SimpleSmm.Orders;

namespace SimpleSmm;

/// <summary>The fields of an order by the type of its service (docs/panel-api.md#order-types). All have <c>service</c> too.</summary>
public sealed class OrderType
{
    internal OrderType(string name, params string[] required) => (Name, Required) = (name, required);

    /// <summary>All types that are known.</summary>
    public static IReadOnlyList<OrderType> All => OrderTypes.All;

    /// <summary>The name in the common spelling: <c>Custom Comments</c>.</summary>
    public string Name { get; }

    /// <summary>The fields that an order must have. A quantity that <see cref="QuantityFrom"/> gives is not among them.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The fields that an order may have besides. A quantity may always be given, but for a subscription: some panels want it for every other type.</summary>
    public IReadOnlyList<string> Optional { get; internal init; } = [];

    /// <summary>The list whose entries are the quantity; null where the quantity is a number of its own, or there is none.</summary>
    public string? QuantityFrom { get; internal init; }

    /// <summary>Whether the rate is the price of one package, not of 1 000 pieces.</summary>
    public bool IsPackage { get; internal init; }

    /// <summary>Whether it delivers to posts that come later.</summary>
    public bool IsSubscription { get; internal init; }

    /// <summary>The other names that panels give the type, numbers included.</summary>
    internal string[] Aliases { get; init; } = [];

    /// <summary>Looks a type up by any of its names; case, blanks, <c>_</c> and <c>-</c> do not matter.</summary>
    /// <param name="type">A <see cref="Service.Type"/>.</param>
    /// <returns>The type; null where it is not known, and then nothing may be said of the fields.</returns>
    public static OrderType? Find(string? type) => OrderTypes.Find(type);

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal bool Takes(string field) => Contains(Required, field) || Contains(Optional, field) || field == "service" || (field == "quantity" && !IsSubscription);

    private static bool Contains(IReadOnlyList<string> fields, string field)
    {
        foreach (var one in fields)
        {
            if (one == field) return true;
        }

        return false;
    }
}
