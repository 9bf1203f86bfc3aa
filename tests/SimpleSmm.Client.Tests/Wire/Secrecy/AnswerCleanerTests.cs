using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Wire.Secrecy;

/// <summary>A panel that repeats the key in an answer that is fine otherwise.</summary>
public sealed class AnswerCleanerTests() : PanelTest(Canary)
{
    private const string Canary = "c4n&ry+K3y(/x)";
    private static readonly string Encoded = Uri.EscapeDataString(Canary);

    public static TheoryData<string> Forms => [Canary, Encoded, Encoded.Replace("%2B", "%2b", StringComparison.Ordinal), Canary.Replace("/", "\\/", StringComparison.Ordinal)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_key_is_taken_out_of_a_catalog(string form)
    {
        Answer($$"""[{"service":1,"name":"for {{form}}","type":"{{form}}","category":"{{form}}","rate":"0.90","min":10,"max":20,"{{form}}":["{{form}}",{"a":"{{form}}"}]}]""");

        var service = Assert.Single((await Client.GetServicesAsync()).Services);

        Assert.Equal("for [API key]", service.Name);
        Assert.Equal((0.90m, 10, 20), (service.Rate, service.Minimum, service.Maximum));
        Assert.DoesNotContain(Texts(service), text => text.Contains("c4n", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["[API key]"], service.AdditionalData.Keys);
    }

    [Fact]
    public async Task The_key_is_taken_out_of_a_status_and_its_numbers_stay()
    {
        Answer($$$"""{"7":{"status":"{{{Canary}}}","charge":0.27819,"remains":"157","note":"{{{Encoded}}}"}}""");

        var status = (OrderStatus)(await BatchedAction.Of("status").RunToEnd(Client, [7, 8]))[0].Value!;

        Assert.Equal(("[API key]", 0.27819m, 157), (status.Status, status.Charge, status.Remains));
        Assert.Equal("[API key]", status.AdditionalData["note"]);
    }

    [Fact]
    public async Task An_order_that_is_refused_and_has_an_id_all_the_same_has_an_unknown_outcome()
    {
        Panel.Faults.Next(Fault.Answer(200, """{"order":7,"error":"Not enough funds on balance"}""").AfterAccept());

        var order = new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 };
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Client.AddOrderAsync(order));

        Assert.Contains("names an id all the same: 7.", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        Service service => [service.Name, service.Type, service.Category, .. Texts(service.AdditionalData)],
        IReadOnlyDictionary<string, object?> fields => fields.SelectMany(field => Texts(field.Value).Append(field.Key)),
        object?[] list => list.SelectMany(Texts),
        _ => [],
    };
}
