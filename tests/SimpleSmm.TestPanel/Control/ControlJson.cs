using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.TestPanel.Control;

/// <summary>Writes the answers to control requests.</summary>
internal static class ControlJson
{
    public static string Requests(IReadOnlyList<RecordedRequest> requests)
    {
        var list = new List<object>(requests.Count);
        foreach (var request in requests)
        {
            // Only the last value of a repeated field is shown here; the body contains all.
            var fields = new Dictionary<string, string>();
            foreach (var field in request.Fields)
                fields[field.Key] = field.Value;
            list.Add(new
            {
                number = request.Number,
                method = request.Method,
                path = request.Path,
                headers = request.Headers,
                body = request.Body,
                fields,
                ids = request.Ids,
                receivedAt = request.ReceivedAt,
                completedAt = request.CompletedAt,
                accepted = request.Accepted,
                fault = request.Fault?.Name,
            });
        }

        return JsonSerializer.Serialize(list);
    }

    public static string RateLimit(RateLimit? limit) => JsonSerializer.Serialize(limit is null ? null : new { taken = limit.Taken, refused = limit.Refused });

    public static string Orders(IReadOnlyList<SandboxOrder> orders)
    {
        var list = new List<object?>(orders.Count);
        foreach (var order in orders)
            list.Add(Describe(order));
        return JsonSerializer.Serialize(list);
    }

    public static string Order(SandboxOrder? order) => JsonSerializer.Serialize(Describe(order));

    public static string Error(string text) => JsonSerializer.Serialize(new { error = text });

    private static object? Describe(SandboxOrder? order) => order is null ? null : new
    {
        id = order.Id,
        service = order.Service,
        link = order.Link,
        quantity = order.Quantity,
        runs = order.Runs,
        interval = order.Interval,
        fields = order.Fields,
        placedAt = order.PlacedAt,
        charge = order.Charge,
        status = order.Status,
        remains = order.Remains,
        refunded = order.Refunded,
        parent = order.ParentId,
        orders = order.Children,
    };
}
