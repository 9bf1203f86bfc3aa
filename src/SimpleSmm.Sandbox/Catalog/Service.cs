using System.Globalization;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox.Catalog;

/// <summary>A row of the catalog.</summary>
/// <param name="Id">The service id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its orders must bring along.</param>
/// <param name="Category">Its category.</param>
/// <param name="Rate">The price of 1000 pieces, or of the package, as the panel writes it.</param>
/// <param name="Minimum">The least quantity.</param>
/// <param name="Maximum">The greatest quantity.</param>
/// <param name="Refill">Finished orders may be refilled.</param>
/// <param name="Cancel">Unfinished orders may be canceled.</param>
/// <param name="DripFeed">Runs and interval are accepted.</param>
internal sealed record Service(
    int Id, string Name, OrderType Type, string Category, string Rate, int Minimum, int Maximum, bool Refill, bool Cancel, bool DripFeed)
{
    public decimal Price { get; } = decimal.Parse(Rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
