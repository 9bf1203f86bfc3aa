using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Snapshots;

namespace SimpleSmm.Measures;

/// <summary>Reads a CSV file of the prices at which services are sold: the columns ServiceId, Rate and, if wanted, Session.</summary>
internal static class PriceFile
{
    /// <summary>Reads the prices on a thread of its own, as <see cref="SnapshotFile"/> does.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The prices.</returns>
    /// <exception cref="PanelException">The file is not a price list (InvalidField), or a price cannot be read (InvalidAmount).</exception>
    public static Task<PriceList> ReadAsync(string path) =>
        Task.Factory.StartNew(() => Read(path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static PriceList Read(string path)
    {
        Runspace.DefaultRunspace = null;
        var text = SnapshotFile.ReadText(path, "price list");
        try
        {
            var prices = new PriceList();
            foreach (var (row, place) in CsvSnapshot.Rows(text)) Add(prices, row, place);
            return prices;
        }
        catch (SnapshotException e)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                $"'{path}' is not a price list that can be read. {e.Message} A price list has the columns ServiceId, Rate (your price per "
                    + "1000) and, if wanted, Session.",
                e.InnerException);
        }
        catch (PanelException e)
        {
            throw new PanelException(e.Code, $"'{path}' is not a price list that can be read. {e.Message}", e);
        }
    }

    private static void Add(PriceList prices, PSObject row, string place)
    {
        var id = new WholeNumber(Cell(row, "ServiceId", place)).Value;
        if (id is not > 0)
            throw new SnapshotException($"{place}: ServiceId must be a whole number of 1 or more, not '{Cell(row, "ServiceId", place)}'.");
        var rate = new MoneyAmount(Cell(row, "Rate", place)).Read($"Rate in {place.ToLowerInvariant()}");
        var session = row.Properties["Session"]?.Value?.ToString()?.Trim();
        if (prices.TryAdd(id!.Value, rate, session is { Length: > 0 } ? session : null)) return;
        throw new SnapshotException($"{place}: service {id} has a price already. Keep one row per service and session.");
    }

    private static string Cell(PSObject row, string name, string place) => row.Properties[name] is { } property
        ? property.Value?.ToString()?.Trim() ?? ""
        : throw new SnapshotException($"{place} does not have a {name}.");
}
