using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SimpleSmm.Pipeline;

/// <summary>Adds up what a dry run would have ordered: a table with one line per service, and the total.</summary>
internal sealed class OrderDryRun(PlacementSummary summary)
{
    private const int NameWidth = 36;

    private readonly SortedDictionary<long, Line> _lines = [];
    private string? _currency;

    public void Add(OrderRequest order, Service? service, string? currency)
    {
        if (!_lines.TryGetValue(order.ServiceId, out var line)) _lines.Add(order.ServiceId, line = new Line(service?.Name ?? ""));
        line.Add(order);
        _currency ??= service?.Currency ?? currency;
    }

    /// <summary>Formats an amount with all its digits but without trailing zeros.</summary>
    public static string Money(decimal amount, string? currency) => Format($"{amount:0.############################} {currency}").TrimEnd();

    public override string ToString()
    {
        var total = Total();
        var text = new StringBuilder();
        text.Append(Format($"What if: {summary.Planned:N0} to be sent, {summary.Known:N0} placed before, "));
        text.Append(Format($"{summary.Skipped:N0} left out, {summary.Rejected + summary.Unknown:N0} refused."));
        if (total.Orders == 0) return text.ToString();

        text.AppendLine().AppendLine().AppendLine(Row("Service", "", "Orders", "Quantity", "Estimated charge"));
        foreach (var line in _lines)
        {
            var id = line.Key.ToString(CultureInfo.InvariantCulture);
            text.AppendLine(Row(id, line.Value.Name, line.Value, _currency));
        }

        return text.Append(Row("", total.Name, total, _currency)).ToString();
    }

    private Line Total()
    {
        var total = new Line("Total");
        foreach (var line in _lines.Values) total.Add(line);
        return total;
    }

    private static string Row(string service, string name, Line line, string? currency) =>
        Row(service, name, Format($"{line.Orders:N0}"), line.Quantity == 0 ? "" : Format($"{line.Quantity:N0}"), line.Charge(currency));

    private static string Row(string service, string name, string orders, string quantity, string charge)
    {
        var shown = name.Length > NameWidth ? name.Remove(NameWidth - 1) + "…" : name.PadRight(NameWidth);
        return $"{service,9} {shown} {orders,7} {quantity,12} {charge,24}";
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.CurrentCulture);

    private sealed class Line(string name)
    {
        private decimal _charge;
        private int _unknown;

        public string Name { get; } = name;

        public int Orders { get; private set; }

        public decimal Quantity { get; private set; }

        public void Add(OrderRequest order)
        {
            Orders++;
            Quantity += (decimal)(order.Quantity ?? 0) * (order.Runs ?? 1);
            if (order.EstimatedCharge is { } charge) _charge += charge;
            else _unknown++;
        }

        public void Add(Line other)
        {
            Orders += other.Orders;
            Quantity += other.Quantity;
            _charge += other._charge;
            _unknown += other._unknown;
        }

        // An unknown charge must not be shown as 0.
        public string Charge(string? currency)
        {
            var known = Money(_charge, currency);
            return _unknown == 0 ? known : _unknown == Orders ? "unknown" : Format($"{known} + {_unknown:N0} unknown");
        }
    }
}
