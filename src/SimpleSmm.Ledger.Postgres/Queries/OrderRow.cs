using System;
using System.Collections.Generic;
using System.Text.Json;
using Npgsql;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Represents one row of the table of orders. This class alone defines the columns and their positions.</summary>
internal sealed class OrderRow
{
    public const string Columns =
        "seq, reference, state, sent_at, order_id, service_id, link, quantity, runs, \"interval\", fields::text, estimated_charge, "
        + "currency, reason, owner, owner_name, status, is_final, charge, start_count, remains, status_at, refill_id, refill_at, "
        + "cancel_at, highest_charge, finished_at, (SELECT count(*) FROM refills WHERE order_seq = seq), "
        + "(SELECT count(*) FROM refills WHERE order_seq = seq AND is_refused)";

    /// <summary>Stored as the id of a placed order whose id is not a number. Its text is in the reason.</summary>
    public const long IdIsText = 0;

    private static readonly string[] Outcomes = [OrderOutcome.Sending, OrderOutcome.Placed, OrderOutcome.Rejected, OrderOutcome.Unknown];
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    public long Sequence { get; private init; }

    public long? Owner { get; private init; }

    public required Order Order { get; init; }

    /// <summary>Returns the number of an outcome, whatever its case; -1, which no order has, if it is not an outcome.</summary>
    public static int NumberOf(string outcome) =>
        Array.FindIndex(Outcomes, name => string.Equals(name, outcome, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the outcome with a number.</summary>
    public static string NameOf(int number) => Outcomes[number];

    public static OrderRow Read(NpgsqlDataReader row, string? session, bool alreadyPlaced = false)
    {
        var outcome = NameOf(row.GetInt16(2));
        return new OrderRow
        {
            Sequence = row.GetInt64(0),
            Owner = Number(row, 14),
            Order = new Order
            {
                Reference = row.GetString(1),
                Outcome = outcome,
                AlreadyPlaced = alreadyPlaced && outcome == OrderOutcome.Placed,
                PlacedAt = Moment(row, 3) ?? default,
                OrderId = Number(row, 4) is { } id and not IdIsText ? id : null,
                ServiceId = row.GetInt64(5),
                Link = row.GetString(6),
                Quantity = Number(row, 7),
                Runs = Number(row, 8),
                Interval = Number(row, 9),
                Fields = Text(row, 10) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? NoFields : NoFields,
                EstimatedCharge = Amount(row, 11),
                Currency = Text(row, 12),
                Reason = outcome == OrderOutcome.Sending ? $"{Text(row, 15)} is sending it." : Text(row, 13),
                Session = session,
                Status = Text(row, 16),
                IsFinal = row.IsDBNull(17) ? null : row.GetBoolean(17),
                Charge = Amount(row, 18),
                StartCount = Number(row, 19),
                Remains = Number(row, 20),
                StatusAt = Moment(row, 21),
                RefillId = Number(row, 22),
                RefillAt = Moment(row, 23),
                CancelAt = Moment(row, 24),
                Refunded = Amount(row, 25) is { } highest && Amount(row, 18) is { } charge ? Math.Max(highest - charge, 0) : null,
                FinishedAt = Moment(row, 26),
                RefillsAsked = (int)row.GetInt64(27),
                RefillsRefused = (int)row.GetInt64(28),
            },
        };
    }

    /// <summary>Returns the additional fields as a JSON object, or null if there are none.</summary>
    public static string? FieldsOf(Order order) => order.Fields.Count == 0 ? null : JsonSerializer.Serialize(order.Fields);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static decimal? Amount(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader row, int column) =>
        Number(row, column) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
