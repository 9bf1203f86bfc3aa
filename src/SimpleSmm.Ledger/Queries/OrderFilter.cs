using System;
using System.Collections.Generic;
using System.Text;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Writes the statement of a query. Its values are those of the filters, then the position to continue from and the number of rows to read.
/// </summary>
internal sealed class OrderFilter
{
    private readonly StringBuilder _sql = new();
    private readonly List<object?> _values = [];

    private OrderFilter(long account) => _values.Add(account);

    public string Sql => _sql.ToString();

    public List<object?> Values => _values;

    /// <summary>Gets the time to start from: before all orders, or after them if the newest are read first.</summary>
    public long Start { get; private init; }

    public static OrderFilter Of(LedgerQuery query, long account)
    {
        var newestFirst = query.Last is not null;
        var filter = new OrderFilter(account) { Start = newestFirst ? long.MaxValue : long.MinValue };
        filter._sql.Append("SELECT " + OrderRow.Columns + " FROM orders");
        filter._sql.Append(Index(query)).Append(" WHERE account = ?1");
        filter.Add("order_id =", query.OrderId);
        filter.AddTexts("reference", query.References, text => text);
        filter.AddOutcomes(query.Outcomes);
        filter.AddTexts("status", query.Statuses, text => text.ToLowerInvariant());
        filter.Add("service_id =", query.ServiceId);
        filter.Add("link =", query.Link);
        filter.Add("sent_at >=", query.Since?.UtcTicks);
        filter.Add("sent_at <", query.Before?.UtcTicks);
        filter.AddPage(newestFirst, query.References is { } references && !HasPattern(references));
        return filter;
    }

    // Without statistics the planner would choose the date index and scan all orders.
    private static string Index(LedgerQuery query) =>
        query.OrderId is not null ? " INDEXED BY orders_by_id"
        : query.Outcomes is { } outcomes && query.References is null && !HasPlaced(outcomes) ? " INDEXED BY orders_not_placed"
        : "";

    private static bool HasPattern(IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            if (GlobPattern.IsPattern(text)) return true;
        }

        return false;
    }

    private static bool HasPlaced(IReadOnlyList<string> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (string.Equals(outcome, OrderOutcome.Placed, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private void Add(string condition, object? value)
    {
        if (value is not null) _sql.Append(" AND ").Append(condition).Append(' ').Append(Value(value));
    }

    // Texts that stand for themselves use the index of their column. A text with wildcards may also be meant literally.
    private void AddTexts(string column, IReadOnlyList<string>? texts, Func<string, string> fold)
    {
        if (texts is null) return;
        var literals = new List<string>();
        var patterns = new List<string>();
        foreach (var text in texts)
        {
            literals.Add(Value(text));
            if (!GlobPattern.IsPattern(text)) continue;
            var operand = column == "status" ? "lower(status)" : column;
            patterns.Add($" OR {operand} GLOB {Value(fold(GlobPattern.ToGlob(text)))}");
        }

        _sql.Append(" AND (" + column + " IN (" + string.Join(", ", literals) + ")" + string.Concat(patterns) + ")");
    }

    private void AddOutcomes(IReadOnlyList<string>? outcomes)
    {
        if (outcomes is null) return;
        var numbers = new List<string>();
        foreach (var outcome in outcomes) numbers.Add(Value(OutcomeNumber.Of(outcome)));
        _sql.Append(" AND state IN (" + string.Join(", ", numbers) + ")");

        // SQLite uses a partial index only if the query repeats the condition of the index.
        if (!HasPlaced(outcomes)) _sql.Append(" AND state <> 1");
    }

    // The plus keeps the planner from the date index, where the few orders are found by their references.
    private void AddPage(bool newestFirst, bool isByReference)
    {
        var (comparison, order) = newestFirst ? ("<", " DESC") : (">", "");
        var time = isByReference ? "+sent_at" : "sent_at";
        var next = _values.Count + 1;
        _sql.Append(FormattableString.Invariant(
            $" AND ({time}, seq) {comparison} (?{next}, ?{next + 1}) ORDER BY {time}{order}, seq{order} LIMIT ?{next + 2}"));
    }

    private string Value(object value)
    {
        _values.Add(value);
        return FormattableString.Invariant($"?{_values.Count}");
    }
}
