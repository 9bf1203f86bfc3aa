using System.Management.Automation;

namespace SimpleSmm.Errors;

/// <summary>Represents an order that an error is about.</summary>
/// <param name="Order">The order, which the message describes.</param>
/// <param name="Row">The order as it was given, which becomes the target of the error.</param>
internal sealed record OrderTarget(OrderRequest Order, PSObject Row);
