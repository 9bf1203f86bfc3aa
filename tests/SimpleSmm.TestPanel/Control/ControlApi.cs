using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.TestPanel.Control;

/// <summary>
/// Controls the panel from another process. These requests are not recorded and not part of the panel API:
/// GET /control/requests, DELETE /control/requests, POST /control/advance?seconds=N, POST /control/latency?ms=N[&amp;spread=N],
/// POST /control/limit?rate=20/1, GET /control/limit,
/// POST /control/faults (see <see cref="FaultJson"/>), DELETE /control/faults, GET /control/orders, GET /control/order?id=N,
/// POST /control/pause?id=N, POST /control/resume?id=N, POST /control/cancel?id=N, POST /control/funds?amount=N,
/// POST /control/rules?activeLink=reject|accept&amp;extraFields=refuse|ignore, POST /control/reset.
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
                    var spread = request.Query.ContainsKey("spread") ? Number(request, "spread") : 0;
                    (server.Latency, server.LatencySpread) = (TimeSpan.FromMilliseconds(Number(request, "ms")), TimeSpan.FromMilliseconds(spread));
                    break;
                case "POST /limit":
                    server.RateLimit = request.Query["rate"] is [{ Length: > 0 } rate] ? RateLimit.Parse(rate) : null;
                    break;
                case "GET /limit":
                    return (200, ControlJson.RateLimit(server.RateLimit));
                case "POST /faults":
                    FaultJson.AddTo(server.Faults, body);
                    break;
                case "DELETE /faults":
                    server.Faults.Clear();
                    break;
                case "GET /orders":
                    return (200, ControlJson.Orders(server.Panel.Orders));
                case "GET /order":
                    return (200, ControlJson.Order(server.Panel.FindOrder(Id(request))));
                case "POST /pause":
                    server.Panel.Pause(Id(request));
                    break;
                case "POST /resume":
                    server.Panel.Resume(Id(request));
                    break;
                case "POST /cancel":
                    server.Panel.Cancel(Id(request));
                    break;
                case "POST /funds":
                    server.Panel.AddFunds((decimal)Number(request, "amount"));
                    break;
                case "POST /rules":
                    SetRules(server.Panel, request.Query);
                    break;
                case "POST /reset":
                    server.Reset();
                    break;
                default:
                    return (404, ControlJson.Error(request.Method + " /control" + path.Value + " is not a control request."));
            }

            return (200, "{}");
        }
        catch (Exception error) when (error is FormatException or ArgumentException or JsonException or InvalidOperationException or OverflowException)
        {
            return (400, ControlJson.Error(error.Message));
        }
    }

    // All values are read before any is set, so that a mistake changes nothing.
    private static void SetRules(SandboxPanel panel, IQueryCollection query)
    {
        var known = 0;
        var activeLink = Rule("activeLink", "reject", "accept");
        var extraFields = Rule("extraFields", "refuse", "ignore");
        if (known == 0 || known < query.Count)
            throw new FormatException("The query must contain activeLink=, extraFields= or both, and nothing else.");
        panel.RejectsActiveLink = activeLink ?? panel.RejectsActiveLink;
        panel.RefusesExtraFields = extraFields ?? panel.RefusesExtraFields;

        bool? Rule(string name, string on, string off)
        {
            string? value = query[name];
            if (value is null)
                return null;
            known++;
            return value == on ? true : value == off ? false : throw new FormatException($"{name} must be {on} or {off}, not '{value}'.");
        }
    }

    private static long Id(HttpRequest request) => (long)Number(request, "id");

    private static double Number(HttpRequest request, string name) =>
        double.TryParse(request.Query[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException($"The query must contain {name}= with a number of 0 or more.");
}
