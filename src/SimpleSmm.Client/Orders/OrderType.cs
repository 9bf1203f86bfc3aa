using System.Collections.Generic;
using SimpleSmm.Orders;

namespace SimpleSmm;

/// <summary>
/// Describes the fields of an order by the type of its service (docs/panel-api.md#order-types). Fields have their API names; every type has
/// <c>service</c>.
/// </summary>
public sealed class OrderType
{
    internal OrderType(string name, params string[] required) => (Name, Required) = (name, required);

    /// <summary>Gets all known types.</summary>
    public static IReadOnlyList<OrderType> All => OrderTypes.All;

    /// <summary>Gets the name in the common spelling: <c>Custom Comments</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the required fields. A quantity that comes from <see cref="QuantityFrom"/> is not among them.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>
    /// Gets the optional fields. A quantity is allowed for every type except a subscription, because some panels require it.
    /// </summary>
    public IReadOnlyList<string> Optional { get; internal init; } = [];

    /// <summary>
    /// Gets the list whose number of entries is the quantity; null if the quantity is a separate field or does not exist.
    /// </summary>
    public string? QuantityFrom { get; internal init; }

    /// <summary>Gets whether the rate is the price of one package instead of the price per 1000.</summary>
    public bool IsPackage { get; internal init; }

    /// <summary>Gets whether the service delivers to future posts.</summary>
    public bool IsSubscription { get; internal init; }

    /// <summary>Gets the other names that panels use for the type, including numbers.</summary>
    internal string[] Aliases { get; init; } = [];

    /// <summary>Returns the type with any of its names. Case, blanks, <c>_</c> and <c>-</c> are ignored.</summary>
    /// <param name="type">A <see cref="Service.Type"/>.</param>
    /// <returns>The type; null if it is not known. The fields of an unknown type cannot be checked.</returns>
    public static OrderType? Find(string? type) => OrderTypes.Find(type);

    /// <summary>Returns the name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal bool Takes(string field) =>
        Contains(Required, field) || Contains(Optional, field) || field == "service" || (field == "quantity" && !IsSubscription);

    private static bool Contains(IReadOnlyList<string> fields, string field)
    {
        foreach (var one in fields)
        {
            if (one == field) return true;
        }

        return false;
    }
}
