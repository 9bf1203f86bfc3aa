namespace SimpleSmm;

/// <summary>The field by which a panel takes orders to cancel (wire-contract.md 2.4).</summary>
public enum CancelField
{
    /// <summary><c>orders</c>: many in one request, as on the API page.</summary>
    Orders,

    /// <summary><c>order</c>: one request an order.</summary>
    Order,
}
