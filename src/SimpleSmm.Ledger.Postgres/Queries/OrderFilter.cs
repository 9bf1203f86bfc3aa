using System;
using System.Collections.Generic;
using System.Text;

namespace SimpleSmm.Ledger.Queries;

/// <summary>
/// Writes the statement of a query. Its values are those of the filters, then the position to continue from and the number of rows to read.
/// </summary>
internal sealed class OrderFilter
{
    private readonly StringBuilder _sql = new("SELECT " + OrderRow.Columns + " FROM orders WHERE account = $1");
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
        filter.Add("order_id =", query.OrderId);
        filter.AddTexts("reference", query.References, text => text);
        filter.AddOutcomes(query.Outcomes);
        filter.AddTexts("lower(status)", query.Statuses, text => text.ToLowerInvariant());
        filter.Add("service_id =", query.ServiceId);
        filter.Add("link =", query.Link);
        filter.Add("sent_at >=", query.Since?.UtcTicks);
        filter.Add("sent_at <", query.Before?.UtcTicks);
        filter.AddPage(newestFirst);
        return filter;
    }

    private void Add(string condition, object? value)
    {
        if (value is not null) _sql.Append(" AND ").Append(condition).Append(' ').Append(Value(value));
    }

    // A text with wildcards may also be meant literally.
    private void AddTexts(string column, IReadOnlyList<string>? texts, Func<string, string> fold)
    {
        if (texts is null) return;
        var literals = new List<string>();
        var patterns = new List<string>();
        foreach (var text in texts)
        {
            literals.Add(fold(text));
            if (GlobPattern.IsPattern(text)) patterns.Add($" OR {column} ~ {Value(RegexOf(fold(GlobPattern.ToGlob(text))))}");
        }

        _sql.Append(" AND (" + column + " = ANY(" + Value(literals.ToArray()) + ")" + string.Concat(patterns) + ")");
    }

    private void AddOutcomes(IReadOnlyList<string>? outcomes)
    {
        if (outcomes is null) return;
        var numbers = new short[outcomes.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (short)OrderRow.NumberOf(outcomes[i]);
        _sql.Append(" AND state = ANY(" + Value(numbers) + ")");

        // A partial index is used only if the query repeats the condition of the index.
        if (Array.IndexOf(numbers, (short)1) < 0) _sql.Append(" AND state <> 1");
    }

    private void AddPage(bool newestFirst)
    {
        var (comparison, order) = newestFirst ? ("<", " DESC") : (">", "");
        var next = _values.Count + 1;
        _sql.Append(FormattableString.Invariant(
            $" AND (sent_at, seq) {comparison} (${next}, ${next + 1}) ORDER BY sent_at{order}, seq{order} LIMIT ${next + 2}"));
    }

    private string Value(object value)
    {
        _values.Add(value);
        return FormattableString.Invariant($"${_values.Count}");
    }

    // Brackets mean the same in both, but for the backslash.
    private static string RegexOf(string glob)
    {
        var regex = new StringBuilder("^");
        var isSet = false;
        for (var i = 0; i < glob.Length; i++)
        {
            var c = glob[i];
            if (isSet)
            {
                regex.Append(c == '\\' ? "\\\\" : c.ToString());
                isSet = c != ']' || glob[i - 1] == '[' || (glob[i - 1] == '^' && glob[i - 2] == '[');
            }
            else if (c == '*') regex.Append(".*");
            else if (c == '?') regex.Append('.');
            else if (c == '[')
            {
                isSet = true;
                regex.Append(c);
            }
            else if (char.IsLetterOrDigit(c) || c > '~' || c == ' ') regex.Append(c);
            else regex.Append('\\').Append(c);
        }

        return regex.Append('$').ToString();
    }
}
