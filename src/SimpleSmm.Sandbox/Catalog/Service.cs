using System.Globalization;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox.Catalog;

/// <summary>Represents a service of the catalog.</summary>
/// <param name="Id">The service id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The order type, which determines the fields of an order.</param>
/// <param name="Category">Its category.</param>
/// <param name="Rate">The price per 1000 pieces or of the package, as the panel writes it.</param>
/// <param name="Minimum">The minimum quantity.</param>
/// <param name="Maximum">The maximum quantity.</param>
/// <param name="Refill">Whether finished orders can be refilled.</param>
/// <param name="Cancel">Whether unfinished orders can be canceled.</param>
/// <param name="DripFeed">Whether runs and interval are accepted.</param>
internal sealed record Service(
    int Id, string Name, OrderType Type, string Category, string Rate, int Minimum, int Maximum, bool Refill, bool Cancel, bool DripFeed)
{
    public decimal Price { get; } = decimal.Parse(Rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
