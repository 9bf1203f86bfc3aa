using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.Reading.Errors;

namespace SimpleSmm.Tests;

/// <summary>Asks the client's check and the panel itself for their verdict on an order: null where it is accepted, else the code.</summary>
public abstract class AgainstTheSandboxTest : PanelTest
{
    private const decimal Funds = 1_000_000_000m;

    public static TheoryData<string> Types => [.. AgainstTheSandboxType.All.Select(type => type.Name)];

    private protected async Task<(AgainstTheSandboxType Type, Service Service)> Begin(string name, int? id = null)
    {
        Panel.Panel.AddFunds(Funds);
        var type = AgainstTheSandboxType.All.Single(type => type.Name == name);
        var service = (await Client.GetServicesAsync()).Find(id ?? type.Service)!;
        Assert.Equal(name, service.Type);
        return (type, service);
    }

    private protected static PanelErrorCode? Checked(AgainstTheSandboxRow row, Service service) => Verdict(() => row.ToRequest().CompleteFor(service));

    /// <summary>The panel's own verdict, by a form that no part of the client has made.</summary>
    private protected async Task<PanelErrorCode?> Asked(AgainstTheSandboxRow row)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("key", OrdinaryKey), new("action", "add"), .. row.Fields]);
        using var answer = await http.PostAsync(Panel.Uri, form);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        if (json.RootElement.TryGetProperty("error", out var error)) return ErrorClassifier.Classify(error.GetString());
        Assert.True(json.RootElement.GetProperty("order").GetInt64() > KnownOrders);
        return null;
    }

    private protected static PanelErrorCode? Verdict(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (PanelException error)
        {
            return error.Code;
        }
    }

    private protected static async Task<PanelErrorCode?> Verdict(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (PanelException error)
        {
            return error.Code;
        }
    }
}
