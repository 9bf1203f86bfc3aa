using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Guides;

/// <summary>The code of docs/guides/csharp-client.md runs, and the page has no other.</summary>
public sealed partial class CSharpClientTests : PanelTest
{
    [Fact]
    public async Task The_code_of_the_page_does_what_the_page_says()
    {
        using var key = new SecureString();
        foreach (var c in OrdinaryKey) key.AppendChar(c);
        using var ledger = new MemoryOrderLedger(new LedgerAccount(Panel.Uri));

        Assert.Equal(100m, (await CSharpClientCode.ConnectAsync(Panel.Uri, key)).Balance);
        await CSharpClientCode.ReadStatusesAsync(Client, [1, 2, 5000]);
        var budget = new OrderBudget(20m);
        var (order, share) = await CSharpClientCode.CheckAsync(Client, budget);
        Assert.Equal(0.09m, budget.Spent);
        var placed = await CSharpClientCode.PlaceAsync(Client, ledger, "USD", order, share);
        Assert.True((await CSharpClientCode.PlaceAsync(Client, ledger, "USD", order, share)).AlreadyPlaced);
        OrderRequest[] orders = [order, order with { Reference = "2026-11/002" }, order with { Reference = "2026-11/003", Link = "b" }];
        var summary = await CSharpClientCode.PlaceAllAsync(Client, ledger, orders);
        Assert.Equal((1, 1, 1), (summary.Known, summary.Skipped, summary.Placed));
        Panel.Panel.Clock.Advance(TimeSpan.FromDays(30));
        await CSharpClientCode.WaitAsync(Client, ledger, placed, CancellationToken.None);
        Assert.True(ledger.Find("2026-11/001")!.IsFinal);
    }

    [Fact]
    public void The_page_has_the_code_that_is_run()
    {
        var here = Words(File.ReadAllText(Path.Combine(Folder(), "CSharpClientCode.cs")));
        var page = File.ReadAllText(Path.Combine(Folder(), "../../../docs/guides/csharp-client.md"));
        var blocks = Blocks().Matches(page.Replace("\r\n", "\n"));

        Assert.Equal(7, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(Words(block.Groups[1].Value), here));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static string Words(string code) => Blanks().Replace(code, " ").Trim();

    [GeneratedRegex("(?s)```csharp\n(.*?)```")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
