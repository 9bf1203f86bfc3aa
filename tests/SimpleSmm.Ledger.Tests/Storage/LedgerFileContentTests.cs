using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Storage;

/// <summary>What is in the file, and what is not.</summary>
public sealed class LedgerFileContentTests : LedgerTest
{
    [Fact]
    [Trait("Fault", "The key: the ledger")]
    public async Task The_key_is_nowhere_in_it()
    {
        var ledger = Ledger("sqlite");
        Panel.Faults.Next(Fault.Error($"Invalid key {Key}"));
        await Assert.ThrowsAnyAsync<PanelException>(() => Orders(ledger).PlaceAsync(Make.Request(), "refused"));
        Panel.Faults.Next(Fault.Answer(500, $"key={Key}"));
        await Assert.ThrowsAnyAsync<PanelException>(() => Orders(ledger).PlaceAsync(Make.Request(), "unknown"));
        await Orders(ledger).PlaceAsync(Make.Request(), "placed");

        foreach (var file in Directory.GetFiles(Folder.Folder))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            Assert.DoesNotContain(Key, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    public void Amounts_dates_and_names_do_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var moment = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero).AddTicks(1);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            using (var ledger = Folder.Open(new LedgerAccount(new Uri("https://panel.example/api/v2"), "MINI")))
            {
                ledger.Import(new Order { OrderId = 1, Reference = "I", PlacedAt = moment, EstimatedCharge = 1234.5m });
                ledger.Record([Make.Status(1, "IN PROGRESS", charge: 0.25m)]);
            }

            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            using var again = Folder.Open(new LedgerAccount(new Uri("https://panel.example/api/v2"), "mini"));
            var order = Assert.Single(again.Read(new LedgerQuery { Statuses = ["in progress"] }));
            Assert.Equal((moment, 1234.5m, 0.25m), (order.PlacedAt, order.EstimatedCharge, order.Charge));
            Assert.Equal("1234.5|0.25", Folder.Scalar("SELECT estimated_charge || '|' || charge FROM orders"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Other_fields_and_odd_texts_come_back_as_they_were()
    {
        var ledger = Ledger("sqlite");
        var link = "https://example.com/😀?q='; DROP TABLE orders; --\n\t\"";
        var fields = new System.Collections.Generic.Dictionary<string, string> { ["comments"] = "good\nbetter\r\n\"best\" é😀", ["answer_number"] = "7" };

        ledger.Import(new Order { OrderId = 1, Link = link, Fields = fields, Quantity = long.MaxValue });

        var order = Assert.Single(ledger.Read(new LedgerQuery { Link = link }));
        Assert.Equal(fields, order.Fields);
        Assert.Equal((link, long.MaxValue), (order.Link, order.Quantity));
    }

    [Fact]
    public void It_is_kept_as_safely_as_SQLite_can()
    {
        Make.Placed(Ledger("sqlite"), "A-1", 1);
        Assert.Equal("delete", Folder.Scalar("PRAGMA journal_mode"));
        Assert.Equal(3L, Folder.Scalar("PRAGMA user_version"));
        Assert.False(File.Exists(Folder.FileName + "-wal"));
    }
}
