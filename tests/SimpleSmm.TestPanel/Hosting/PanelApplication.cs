using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel.Control;
using SimpleSmm.TestPanel.Faults;
using SimpleSmm.TestPanel.Recording;

namespace SimpleSmm.TestPanel.Hosting;

/// <summary>Handles requests without middleware and routing, to add as little as possible between the socket and the sandbox.</summary>
internal sealed class PanelApplication(TestPanelServer server) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            var body = await ReadAsync(context.Request);
            if (context.Request.Path.StartsWithSegments("/control", out var rest))
                await ControlApi.AnswerAsync(server, context, rest, body);
            else
                await AnswerAsync(context, body);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client has disconnected, or the panel is stopping.
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, string body)
    {
        var fields = await RequestFields.ReadAsync(context.Request, body);
        var request = server.Log.Add(context.Request, body, fields);
        var fault = server.RateLimit?.Take() ?? server.Faults.Take(fields.FirstOrDefault(field => field.Key == "action").Value);
        request.Fault = fault;
        var exchange = new Exchange(context, request, () => Genuine(context.Request, body));
        await exchange.RunAsync(fault ?? Fault.None, server.NextLatency());
    }

    private PanelReply Genuine(HttpRequest request, string body)
    {
        if (!IsApi(request.Path))
            return new PanelReply(404, "text/html; charset=UTF-8", Encoding.UTF8.GetBytes(HtmlPages.Error(404)));
        var answer = server.Panel.Answer(
            new SandboxRequest(request.Method, request.QueryString.ToUriComponent(), request.ContentType, body));
        return new PanelReply(answer.StatusCode, answer.ContentType, Encoding.UTF8.GetBytes(answer.Body));
    }

    // Panels answer under both versions, with and without a slash at the end.
    private static bool IsApi(PathString path) => path.Value?.TrimEnd('/') is "/api/v1" or "/api/v2";

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }
}
