using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// Fields of an order that its type has no use for. Only those that some type has: what else is sent may be anything that a panel has
/// added, as a coupon.
/// </summary>
internal static class ExtraFields
{
    private static readonly string[] Known = KnownFields();

    /// <summary>The refusal's text when the request has a field of another type.</summary>
    public static string? Check(OrderType type, Form form, params string[] taken)
    {
        foreach (var field in Known)
        {
            if (form.Has(field) && !type.Takes(field) && Array.IndexOf(taken, field) < 0)
                return "Incorrect parameters: " + field;
        }

        return null;
    }

    private static string[] KnownFields()
    {
        List<string> known = ["link", "quantity"];
        foreach (var type in OrderTypes.All)
        {
            foreach (var fields in new[] { type.Required, type.Optional })
            {
                foreach (var field in fields)
                {
                    if (!known.Contains(field))
                        known.Add(field);
                }
            }
        }

        return [.. known];
    }
}
