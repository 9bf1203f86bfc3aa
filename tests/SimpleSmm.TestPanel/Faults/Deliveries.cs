using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>Delivers an answer to the socket, or withholds it.</summary>
internal static class Deliveries
{
    public static async Task WholeAsync(Exchange exchange, PanelReply reply)
    {
        Head(exchange, reply);
        await exchange.WriteLastAsync(reply.Body);
    }

    public static async Task HangAsync(Exchange exchange, PanelReply reply)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, exchange.ClientLeft);
        }
        catch (OperationCanceledException)
        {
            exchange.Context.Abort();
        }
    }

    public static Task ResetAsync(Exchange exchange, PanelReply reply)
    {
        // Closing with a linger time of zero sends RST instead of FIN.
        if (exchange.Context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }

        exchange.Context.Abort();
        return Task.CompletedTask;
    }

    public static Task ResetStreamAsync(Exchange exchange, Http2Error error)
    {
        if (exchange.Context.Features.Get<IHttpResetFeature>() is not { } stream)
            return ResetAsync(exchange, new PanelReply(200, "", []));
        stream.Reset((int)error);
        return Task.CompletedTask;
    }

    public static async Task ResetAfterHeadAsync(Exchange exchange, PanelReply reply, Http2Error error)
    {
        Head(exchange, reply);
        await exchange.Context.Response.StartAsync();
        await ResetStreamAsync(exchange, error);
    }

    public static async Task DripAsync(Exchange exchange, PanelReply reply, int bytes, TimeSpan pause)
    {
        Head(exchange, reply);
        var last = Math.Max(0, (reply.Body.Length - 1) / bytes * bytes);
        for (var start = 0; start < last; start += bytes)
        {
            await exchange.WriteAsync(reply.Body.AsMemory(start, bytes));
            await Pause.ForAsync(pause, exchange.ClientLeft);
        }

        await exchange.WriteLastAsync(reply.Body.AsMemory(last));
    }

    public static async Task CutAsync(Exchange exchange, PanelReply reply, int bytes)
    {
        Head(exchange, reply);
        await exchange.WriteAsync(reply.Body.AsMemory(0, Math.Min(bytes, reply.Body.Length)));

        // If an answer is shorter than declared, the server sends what there is and then closes the connection.
    }

    private static void Head(Exchange exchange, PanelReply reply)
    {
        var response = exchange.Context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        foreach (var header in reply.Headers)
            response.Headers[header.Key] = header.Value;
    }
}
