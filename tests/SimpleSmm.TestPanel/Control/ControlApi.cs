using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace SimpleSmm.TestPanel.Control;

/// <summary>
/// Drives the panel from another process. Never recorded, not part of the panel API:
/// GET /control/requests, DELETE /control/requests, POST /control/advance?seconds=N, POST /control/latency?ms=N,
/// POST /control/faults (see <see cref="FaultJson"/>), DELETE /control/faults, GET /control/orders, GET /control/order?id=N,
/// POST /control/reset.
/// </summary>
internal static class ControlApi
{
    public static async Task AnswerAsync(TestPanelServer server, HttpContext context, PathString path, string body)
    {
        (var status, var answer) = Handle(server, context.Request, path, body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    private static (int Status, string Body) Handle(TestPanelServer server, HttpRequest request, PathString path, string body)
    {
        try
        {
            switch (request.Method + " " + path.Value)
            {
                case "GET /requests":
                    return (200, ControlJson.Requests(server.Requests));
                case "DELETE /requests":
                    server.ClearRequests();
                    break;
                case "POST /advance":
                    server.Panel.Clock.Advance(TimeSpan.FromSeconds(Number(request, "seconds")));
                    break;
                case "POST /latency":
                    server.Latency = TimeSpan.FromMilliseconds(Number(request, "ms"));
                    break;
                case "POST /faults":
                    FaultJson.AddTo(server.Faults, body);
                    break;
                case "DELETE /faults":
                    server.Faults.Clear();
                    break;
                case "GET /orders":
                    return (200, ControlJson.Orders(server.Panel.Orders));
                case "GET /order":
                    return (200, ControlJson.Order(server.Panel.FindOrder((long)Number(request, "id"))));
                case "POST /reset":
                    server.Reset();
                    break;
                default:
                    return (404, ControlJson.Error("There is no " + request.Method + " /control" + path.Value + "."));
            }

            return (200, "{}");
        }
        catch (Exception error) when (error is FormatException or ArgumentException or JsonException or InvalidOperationException)
        {
            return (400, ControlJson.Error(error.Message));
        }
    }

    private static double Number(HttpRequest request, string name) =>
        double.TryParse(request.Query[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException($"The query needs {name}=, a number that is not negative.");
}
