using System.Collections.Generic;

namespace SimpleSmm.Measures;

/// <summary>The sums of one row. This class contains the rules by which orders count.</summary>
internal sealed class MeasureRow
{
    private readonly List<long> _times = [];
    private long _orders, _completed, _partial, _canceled, _unknown, _rejected, _refillsAsked, _refillsRefused;
    private decimal? _quantity, _due, _delivered;
    private decimal? _charged, _net, _estimated, _comparedCharge, _comparedEstimate, _revenue, _margin;

    /// <summary>Adds orders of one service that are alike.</summary>
    /// <param name="totals">Their sums.</param>
    /// <param name="price">The price per 1000 at which the service is sold; null if it is not known.</param>
    public void Add(OrderTotals totals, decimal? price)
    {
        _orders += totals.Orders;
        _times.AddRange(totals.Times);
        _refillsAsked += totals.RefillsAsked;
        _refillsRefused += totals.RefillsRefused;
        if (totals.Status == "Completed") _completed += totals.Orders;
        if (totals.Status == "Partial") _partial += totals.Orders;
        if (OrderMeasure.IsCanceled(totals.Status)) _canceled += totals.Orders;
        if (totals.Outcome == OrderOutcome.Unknown) _unknown += totals.Orders;
        if (totals.Outcome == OrderOutcome.Rejected) _rejected += totals.Orders;
        else AddAmounts(totals);
        if (DeliveredOf(totals) is { } delivered)
        {
            Sum.Add(ref _due, totals.Quantity);
            Sum.Add(ref _delivered, delivered);
        }

        if (totals.Outcome == OrderOutcome.Placed && price is { } rate) AddSale(totals, rate);
    }

    public OrderMeasure ToMeasure(MeasureKey key)
    {
        _times.Sort();
        return new OrderMeasure
        {
            Day = key.Day,
            Week = key.Week,
            Month = key.Month,
            Session = key.Session,
            ServiceId = key.ServiceId,
            Category = key.Category,
            Status = key.Status,
            Outcome = key.Outcome,
            Currency = key.Currency,
            Orders = _orders,
            Quantity = _quantity is { } quantity ? (long)quantity : null,
            Charged = _charged,
            Refunded = _charged - _net,
            Net = _net,
            Estimated = _estimated,
            EstimatedShare = Share(_comparedCharge, _comparedEstimate),
            Completed = _completed,
            Partial = _partial,
            Canceled = _canceled,
            Unknown = _unknown,
            Rejected = _rejected,
            RefillsAsked = _refillsAsked,
            RefillsGranted = _refillsAsked - _refillsRefused,
            RefillsRefused = _refillsRefused,
            MedianTime = NearestRank.Of(_times, 50),
            Percentile90Time = NearestRank.Of(_times, 90),
            DeliveredShare = Share(_delivered, _due),
            Revenue = _revenue,
            Margin = _margin,
        };
    }

    private void AddAmounts(OrderTotals totals)
    {
        Sum.Add(ref _quantity, totals.Quantity);
        Sum.Add(ref _charged, totals.HighestCharge);
        Sum.Add(ref _net, totals.Charge);
        Sum.Add(ref _estimated, totals.EstimatedCharge);
        if (totals.HighestCharge is null || totals.EstimatedCharge is null) return;
        Sum.Add(ref _comparedCharge, totals.HighestCharge);
        Sum.Add(ref _comparedEstimate, totals.EstimatedCharge);
    }

    // Of an order that ended without its remains being known, only a canceled one counts as not sold.
    private void AddSale(OrderTotals totals, decimal rate)
    {
        var sold = DeliveredOf(totals) ?? (totals.IsFinal && OrderMeasure.IsCanceled(totals.Status) ? 0 : totals.Quantity);
        var revenue = PriceList.Revenue(rate, sold);
        Sum.Add(ref _revenue, revenue);
        Sum.Add(ref _margin, revenue - (totals.Charge ?? totals.EstimatedCharge));
    }

    // A completed order without remains was delivered. A canceled order that costs nothing was not, whatever its remains.
    private static long? DeliveredOf(OrderTotals totals)
    {
        if (totals.Quantity is null || !totals.IsFinal) return null;
        if (OrderMeasure.IsCanceled(totals.Status) && totals.Charge == 0) return 0;
        return totals.Remains is { } remains ? totals.Quantity - remains : totals.Status == "Completed" ? totals.Quantity : null;
    }

    // Rounded, because a quotient has digits without a meaning.
    private static decimal? Share(decimal? part, decimal? whole) =>
        whole is > 0 ? decimal.Round(part!.Value / whole.Value, 4) : null;
}
