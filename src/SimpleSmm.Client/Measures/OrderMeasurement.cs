using System;
using System.Collections.Generic;
using SimpleSmm.Measures;

namespace SimpleSmm;

/// <summary>
/// Measures orders of one or several sessions, one by one or those of a ledger at once. Both ways result in the same rows. Not thread-safe.
/// </summary>
public sealed class OrderMeasurement
{
    private readonly OrderMeasureQuery _query;
    private readonly OrderMeasureQuery _detail;
    private readonly PriceList? _prices;
    private readonly Dictionary<MeasureKey, MeasureRow> _rows = [];

    /// <summary>Initializes a measurement.</summary>
    /// <param name="query">Chooses the orders and their groups.</param>
    /// <param name="prices">The prices for revenue and margin; null for none.</param>
    public OrderMeasurement(OrderMeasureQuery query, PriceList? prices = null)
    {
        _query = query;
        _prices = prices;
        _detail = prices is null || query.NeedsService ? query : query with { Groups = [.. query.Groups, MeasureGroup.Service] };
    }

    /// <summary>Adds an order, unless it was sent outside the period of the query.</summary>
    /// <param name="order">The order, with its session.</param>
    /// <param name="categoryOf">Returns the category of a service; null if the orders are not grouped by category.</param>
    public void Add(Order order, Func<long, string?>? categoryOf = null)
    {
        if (_query.Covers(order.PlacedAt)) Add(OrderTotals.Of(order), order.Session, categoryOf);
    }

    /// <summary>Adds the orders of a ledger, which computes their sums.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="categoryOf">Returns the category of a service; null if the orders are not grouped by category.</param>
    public void Add(IOrderLedger ledger, Func<long, string?>? categoryOf = null)
    {
        foreach (var totals in ledger.Measure(_detail)) Add(totals, ledger.Panel.Session, categoryOf);
    }

    /// <summary>Returns the rows, sorted by period, session, category, service, outcome, status and currency.</summary>
    /// <returns>One row per group and currency.</returns>
    public IReadOnlyList<OrderMeasure> ToRows()
    {
        var keys = new List<MeasureKey>(_rows.Keys);
        keys.Sort();
        var rows = new List<OrderMeasure>(keys.Count);
        foreach (var key in keys) rows.Add(_rows[key].ToMeasure(key));
        return rows;
    }

    /// <summary>Adds the sums of orders of a session.</summary>
    internal void Add(OrderTotals totals, string? session, Func<long, string?>? categoryOf = null)
    {
        var category = _query.Has(MeasureGroup.Category) ? categoryOf?.Invoke(totals.ServiceId ?? 0) : null;
        var key = MeasureKey.Of(totals, _query, session, category);
        if (!_rows.TryGetValue(key, out var row)) _rows.Add(key, row = new MeasureRow());
        row.Add(totals, _prices?.Find(session, totals.ServiceId ?? 0));
    }
}
