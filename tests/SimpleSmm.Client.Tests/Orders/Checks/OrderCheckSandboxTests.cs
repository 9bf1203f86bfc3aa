using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders.Checks;

/// <summary>
/// The client's check and the sandbox's validation were built apart from each other: whatever the one refuses, the other refuses for the
/// same reason, and both do what docs/panel-api.md#order-types says.
/// </summary>
public sealed class OrderCheckSandboxTests : AgainstTheSandboxTest
{
    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_check_and_the_panel_judge_every_order_alike(string name)
    {
        var (type, service) = await Begin(name);
        var wrong = new List<string>();
        var rows = AgainstTheSandboxRows.Of(type, service).ToArray();
        foreach (var row in rows)
        {
            var (client, panel) = (Checked(row, service), await Asked(row));
            if (client != row.Expected || panel != row.Expected) wrong.Add($"{row}: expected {Words(row.Expected)}, client {Words(client)}, panel {Words(panel)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(rows.Count(row => row.Expected is null), Panel.Panel.Orders.Count);
        Assert.InRange(rows.Length, 30, 120);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Without_the_check_the_panels_refusal_arrives_with_the_same_code(string name)
    {
        var (type, service) = await Begin(name);
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var row in AgainstTheSandboxRows.Of(type, service))
        {
            var (order, before) = (row.ToRequest(), Panel.Requests.Count);
            var local = Verdict(order.Validate);
            var code = await Verdict(() => Client.AddOrderAsync(order));
            if (Panel.Requests.Count != before + (local is null ? 1 : 0)) wrong.Add($"{row}: {Panel.Requests.Count - before} requests");

            // Without a catalog an order with neither link nor user name is one without a link.
            if (code != row.Expected && !(code == PanelErrorCode.InvalidLink && local == code)) wrong.Add($"{row}: expected {Words(row.Expected)}, not {Words(code)}");
            if (local is null && row.Expected is not null) sent++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(sent, 15, 50);
    }

    private static string Words(PanelErrorCode? code) => code?.ToString() ?? "accepted";
}
