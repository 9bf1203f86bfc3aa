using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>
/// Any call of the client, asked by the action's name, and its whole outcome in words: every field of every object, or the code of the
/// error with the panel's own text. An exception that is no <see cref="PanelException"/> goes through.
/// </summary>
internal static class Question
{
    public static readonly string[] Actions = ["services", "add", "status", "refill", "refill_status", "cancel", "balance"];

    /// <summary>What comes of a call: one part for each id, in their order.</summary>
    public static async Task<string> AskAsync(PanelClient client, string action, params long[] ids) =>
        string.Join("; ", (await AnswersAsync(client, action, ids)).ConvertAll(answer => answer.Text));

    /// <summary>What comes of a call, object by object.</summary>
    public static async Task<List<Answer>> AnswersAsync(PanelClient client, string action, params long[] ids) => action switch
    {
        "services" => await CatalogAsync(client),
        "balance" => [await OneAsync(async () => Describe.Balance(await client.GetBalanceAsync()))],
        "add" => [await OneAsync(async () => $"order {(await client.AddOrderAsync(Order)).OrderId}")],
        "status" when ids.Length == 1 => [await OneAsync(async () => Describe.Status(await client.GetOrderStatusAsync(ids[0])))],
        "refill" when ids.Length == 1 => [await OneAsync(async () => Describe.Refill(await client.RefillAsync(ids[0])))],
        "refill_status" when ids.Length == 1 => [await OneAsync(async () => Describe.RefillStatus(await client.GetRefillStatusAsync(ids[0])))],
        "status" => await ManyAsync(client.GetOrderStatusesAsync(ids), Describe.Status),
        "refill" => await ManyAsync(client.RefillAsync(ids), Describe.Refill),
        "refill_status" => await ManyAsync(client.GetRefillStatusesAsync(ids), Describe.RefillStatus),
        _ => await ManyAsync(client.CancelAsync(ids), canceled => $"{canceled.OrderId} canceled"),
    };

    private static async Task<List<Answer>> CatalogAsync(PanelClient client)
    {
        ServiceCatalog? catalog = null;
        var answers = new List<Answer> { await OneAsync(async () => Describe.Catalog(catalog = await client.GetServicesAsync())) };
        if (catalog is null) return answers;
        foreach (var error in catalog.Unreadable) answers.Add(new($"unreadable {error.Code}", error));
        return answers;
    }

    private static OrderRequest Order => new() { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 };

    private static async Task<Answer> OneAsync(System.Func<Task<string>> call)
    {
        try
        {
            return new(await call(), null);
        }
        catch (PanelException e)
        {
            return new(Describe.Error(e), e);
        }
    }

    private static async Task<List<Answer>> ManyAsync<T>(IAsyncEnumerable<IdOutcome<T>> outcomes, System.Func<T, string> describe)
        where T : class
    {
        var all = new List<Answer>();
        await foreach (var outcome in outcomes)
        {
            Assert.True(outcome.Value is null != outcome.Error is null, "An outcome is either a value or an error.");
            all.Add(outcome.Error is { } e ? new($"{outcome.Id} {Describe.Error(e)}", e) : new(describe(outcome.Value!), null));
        }

        return all;
    }

    /// <summary>One object or one error.</summary>
    internal sealed record Answer(string Text, PanelException? Error);
}
