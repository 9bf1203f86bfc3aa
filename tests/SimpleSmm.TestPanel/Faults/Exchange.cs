using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>Represents one request while the panel handles it.</summary>
internal sealed class Exchange(HttpContext context, RecordedRequest request, Func<PanelReply> genuine)
{
    public HttpContext Context { get; } = context;

    public CancellationToken ClientLeft => Context.RequestAborted;

    public async Task RunAsync(Fault fault, TimeSpan latency)
    {
        var accepts = fault.Accepts ?? true;
        PanelReply reply = new(200, "application/json", []);
        if (accepts && !fault.AcceptsAfterWait)
            reply = Accept();

        await Pause.ForAsync(latency + fault.Wait, ClientLeft);
        if (accepts && fault.AcceptsAfterWait)
            reply = Accept();

        if (fault.Change is { } change)
            reply = change(reply);
        await (fault.Delivery ?? Deliveries.WholeAsync)(this, reply);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await Context.Response.Body.WriteAsync(bytes, ClientLeft);
        await Context.Response.Body.FlushAsync(ClientLeft);
    }

    public async Task WriteLastAsync(ReadOnlyMemory<byte> bytes)
    {
        request.CompletedAt = DateTimeOffset.UtcNow;
        try
        {
            if (!bytes.IsEmpty)
                await Context.Response.Body.WriteAsync(bytes, ClientLeft);
            await Context.Response.CompleteAsync();
        }
        catch
        {
            request.CompletedAt = null;
            throw;
        }
    }

    private PanelReply Accept()
    {
        request.Accepted = true;
        return genuine();
    }
}
