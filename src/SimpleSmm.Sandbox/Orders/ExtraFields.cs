using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// Finds fields that the type of an order does not use. Only fields of other types count, because any other field may be an addition of the
/// panel, such as a coupon.
/// </summary>
internal static class ExtraFields
{
    private static readonly string[] Known = KnownFields();

    /// <summary>Returns the text of the rejection if the request has a field of another type, or null.</summary>
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
