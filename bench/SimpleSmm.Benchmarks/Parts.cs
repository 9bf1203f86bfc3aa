using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using SimpleSmm.Batching;
using SimpleSmm.Catalog;
using SimpleSmm.Orders;
using SimpleSmm.Reading;
using SimpleSmm.Wire;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Benchmarks;

/// <summary>What a hundred ids and a catalog cost before and after the wire.</summary>
public class Parts
{
    private static readonly BatchAction<OrderStatus> Status = BatchActions.Status(KnownStatuses.Default);
    private static readonly long[] Ids = Enumerable.Range(1_000_001, 100).Select(i => (long)i).ToArray();
    private readonly byte[] _statuses = Encoding.UTF8.GetBytes($"{{{string.Join(',', Ids.Select(StatusOf))}}}");
    private readonly byte[] _services = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(1, 5_000).Select(Service))}]");
    private AnswerCleaner _cleaner = null!;
    private PanelClient _client = null!;

    [GlobalSetup]
    public void Connect()
    {
        var key = new SecureString();
        foreach (var c in "0f1e2d3c4b5a") key.AppendChar(c);
        _cleaner = new AnswerCleaner(new Secrets(new SecretKey(key), new FixedRequestFields(new Dictionary<string, string>())));
        _client = new PanelClient(new PanelClientOptions { Uri = new("http://127.0.0.1/"), ApiKey = key, Handler = new Answering(_statuses) });
    }

    [GlobalCleanup]
    public void Disconnect() => _client.Dispose();

    [Benchmark(Description = "Read an answer with 100 statuses")]
    public int ReadStatuses()
    {
        using var document = AnswerReader.Read(new WireAnswer(200, _statuses), PanelAction.Status, _cleaner);
        var entries = BatchEntries.Find(document.RootElement, Ids, IdKind.Order, byPosition: false, out _);
        var count = 0;
        foreach (var id in Ids)
        {
            if (Status.ReadEntry(id, entries[id]).OrderId == id) count++;
        }

        return count;
    }

    [Benchmark(Description = "Read a catalog of 5 000 services")]
    public int ReadServices()
    {
        using var document = AnswerReader.Read(new WireAnswer(200, _services), PanelAction.Services, _cleaner);
        return ServiceList.Read(document.RootElement, e => e).Services.Count;
    }

    [Benchmark(Description = "Write the form of 100 ids")]
    public byte[] WriteForm() => FormEncoder.Plain.Encode(Status.Request(Ids));

    [Benchmark(Description = "100 ids through chunks, HttpClient and reader, a panel in memory")]
    public async Task<int> Chunk()
    {
        var count = 0;
        await foreach (var outcome in _client.GetOrderStatusesAsync(Ids))
        {
            if (outcome.Value is not null) count++;
        }

        return count;
    }

    private static string StatusOf(long id) => string.Create(
        CultureInfo.InvariantCulture, $$"""{{'"'}}{{id}}":{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}""");

    private static string Service(int id) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"service":{{id}},"name":"Instagram Followers [Refill {{id}} Days]","type":"Default","category":"Instagram Followers","rate":"0.90","min":"50","max":"10000","refill":true,"cancel":true}""");

    private sealed class Answering(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
    }
}
