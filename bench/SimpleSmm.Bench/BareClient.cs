using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace SimpleSmm.Bench;

/// <summary>
/// A simple client that uses HttpClient and trusts the panel: without retries, errors or variants, and with the key as a string. It creates
/// objects from the answers, as the module does.
/// </summary>
internal sealed class BareClient(Uri uri, string key) : IDisposable
{
    private const int ChunkSize = 100;
    private readonly HttpClient _http = new();
    private int _runs;

    /// <summary>Reads the statuses of the orders 1 to <paramref name="count"/> and tells how many there are.</summary>
    public async Task<int> ReadStatusesAsync(int count, int concurrency)
    {
        var chunks = Enumerable.Range(1, count).Chunk(ChunkSize).ToArray();
        var answers = new List<Status>[chunks.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, chunks.Length),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency },
            async (i, _) => answers[i] = await ReadChunkAsync(chunks[i]));
        return answers.Sum(answer => answer.Count);
    }

    /// <summary>Places orders on links of their own and returns their number.</summary>
    public async Task<int> PlaceOrdersAsync(int count, int concurrency)
    {
        var ids = new long[count];
        var run = ++_runs;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency },
            async (i, _) => ids[i] = await PlaceAsync($"https://example.com/bare/{run}/{i}"));
        return ids.Count(id => id > 0);
    }

    /// <summary>Reads the catalog and tells how many services it has.</summary>
    public async Task<int> ReadServicesAsync()
    {
        using var document = JsonDocument.Parse(await PostAsync(("action", "services")));
        var services = new List<Service>();
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            services.Add(new Service(
                entry.GetProperty("service").GetInt64(),
                Text(entry, "name"),
                Text(entry, "type"),
                Text(entry, "category"),
                Money(entry, "rate"),
                Count(entry, "min"),
                Count(entry, "max"),
                entry.GetProperty("refill").GetBoolean(),
                entry.GetProperty("cancel").GetBoolean()));
        }

        return services.Count;
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<Status>> ReadChunkAsync(int[] ids)
    {
        using var document = JsonDocument.Parse(await PostAsync(("action", "status"), ("orders", string.Join(',', ids))));
        var statuses = new List<Status>(ids.Length);
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            statuses.Add(new Status(
                long.Parse(entry.Name, CultureInfo.InvariantCulture),
                Text(entry.Value, "status"),
                Money(entry.Value, "charge"),
                Count(entry.Value, "start_count"),
                Count(entry.Value, "remains"),
                Text(entry.Value, "currency")));
        }

        return statuses;
    }

    private async Task<long> PlaceAsync(string link)
    {
        using var document = JsonDocument.Parse(await PostAsync(("action", "add"), ("service", "1"), ("link", link), ("quantity", "50")));
        return document.RootElement.GetProperty("order").GetInt64();
    }

    private async Task<Stream> PostAsync(params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Prepend(("key", key)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var response = await _http.PostAsync(uri, body);
        response.EnsureSuccessStatusCode();
        var answer = new MemoryStream();
        await response.Content.CopyToAsync(answer);
        answer.Position = 0;
        return answer;
    }

    private static string Text(JsonElement entry, string name) => entry.GetProperty(name).GetString()!;

    private static decimal Money(JsonElement entry, string name) => decimal.Parse(Text(entry, name), CultureInfo.InvariantCulture);

    private static long Count(JsonElement entry, string name) => long.Parse(Text(entry, name), CultureInfo.InvariantCulture);

    private sealed record Status(long OrderId, string Name, decimal Charge, long StartCount, long Remains, string Currency);

    private sealed record Service(
        long ServiceId, string Name, string Type, string Category, decimal Rate, long Minimum, long Maximum, bool Refill, bool Cancel);
}
