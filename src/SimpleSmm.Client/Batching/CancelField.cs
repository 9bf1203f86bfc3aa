namespace SimpleSmm;

/// <summary>The field by which a panel takes orders to cancel (docs/panel-api.md#cancel-orders).</summary>
public enum CancelField
{
    /// <summary><c>orders</c>: many in one request, as documented.</summary>
    Orders,

    /// <summary><c>order</c>: one request an order.</summary>
    Order,
}
