namespace SimpleSmm.Measures;

/// <summary>The sums of one row, and its revenue at the given prices.</summary>
internal sealed class MeasureRow
{
    private readonly OrderTotals _totals = new();
    private decimal? _revenue;
    private decimal? _margin;

    /// <summary>Adds the sums of orders of one service.</summary>
    /// <param name="totals">The sums.</param>
    /// <param name="price">The price per 1000 at which the service is sold; null if it is not known.</param>
    public void Add(OrderTotals totals, decimal? price)
    {
        _totals.Add(totals);
        if (price is not { } rate) return;
        _revenue = OrderFigures.Sum(_revenue, PriceList.Revenue(rate, totals.Sold));
        _margin = OrderFigures.Sum(_margin, PriceList.Revenue(rate, totals.SoldAtCost) - totals.Cost);
    }

    public OrderMeasure ToMeasure(MeasureKey key)
    {
        var times = _totals.Times;
        times.Sort();
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
            Orders = _totals.Orders,
            Quantity = _totals.Quantity,
            Charged = _totals.Charged,
            Refunded = _totals.Charged - _totals.Net,
            Net = _totals.Net,
            Estimated = _totals.Estimated,
            EstimatedShare = Share(_totals.ComparedCharge, _totals.ComparedEstimate),
            Completed = _totals.Completed,
            Partial = _totals.Partial,
            Canceled = _totals.Canceled,
            Unknown = _totals.Unknown,
            Rejected = _totals.Rejected,
            RefillsAsked = _totals.RefillsAsked,
            RefillsGranted = _totals.RefillsAsked - _totals.RefillsRefused,
            RefillsRefused = _totals.RefillsRefused,
            MedianTime = NearestRank.Of(times, 50),
            Percentile90Time = NearestRank.Of(times, 90),
            DeliveredShare = Share(_totals.Delivered, _totals.DeliveryDue),
            Revenue = _revenue,
            Margin = _margin,
        };
    }

    // Rounded, because a quotient has digits without a meaning.
    private static decimal? Share(decimal? part, decimal? whole) =>
        whole is > 0 ? decimal.Round(part!.Value / whole.Value, 4) : null;
}
