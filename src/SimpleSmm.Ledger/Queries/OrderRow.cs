using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SimpleSmm.Ledger.Owners;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Represents one row of the table of orders. This class alone defines the columns and their positions.</summary>
internal sealed class OrderRow
{
    public const string Columns =
        "seq, reference, state, sent_at, order_id, service_id, link, quantity, runs, interval, fields, estimated_charge, currency, reason, "
        + "owner_machine, owner_process, owner_started, owner_token, status, is_final, charge, start_count, remains, status_at, "
        + "refill_id, refill_at, cancel_at, former_session, highest_charge, finished_at, "
        + "(SELECT count(*) FROM refills WHERE order_seq = seq), "
        + "(SELECT count(*) FROM refills WHERE order_seq = seq AND is_refused = 1)";

    /// <summary>Stored as the id of a placed order whose id is not a number. Its text is in the reason.</summary>
    public const long IdIsText = 0;

    public long Sequence { get; private init; }

    public required Order Order { get; init; }

    public required ClaimOwner Owner { get; init; }

    /// <summary>Gets the name of the session that an earlier version recorded the order under; null if there was none.</summary>
    public string? FormerSession { get; private init; }

    public static OrderRow Read(SqliteDataReader row, string? session, bool alreadyPlaced = false) =>
        Read(row, new ClaimOwner(Text(row, 14), (int)(Number(row, 15) ?? 0), Text(row, 16), Text(row, 17)), session, alreadyPlaced);

    private static OrderRow Read(SqliteDataReader row, ClaimOwner owner, string? session, bool alreadyPlaced) => new()
    {
        Sequence = row.GetInt64(0),
        Owner = owner,
        FormerSession = Text(row, 27),
        Order = new Order
        {
            Reference = row.GetString(1),
            Outcome = OutcomeNumber.NameOf(row.GetInt32(2)),
            AlreadyPlaced = alreadyPlaced && OutcomeNumber.NameOf(row.GetInt32(2)) == OrderOutcome.Placed,
            PlacedAt = Moment(row, 3) ?? default,
            OrderId = Number(row, 4) is { } id and not IdIsText ? id : null,
            ServiceId = row.GetInt64(5),
            Link = row.GetString(6),
            Quantity = Number(row, 7),
            Runs = Number(row, 8),
            Interval = Number(row, 9),
            Fields = Fields(row, 10),
            EstimatedCharge = Amount(row, 11),
            Currency = Text(row, 12),
            Reason = OutcomeNumber.NameOf(row.GetInt32(2)) == OrderOutcome.Sending
                ? owner.Describe(Moment(row, 3) ?? default)
                : Text(row, 13),
            Session = session,
            Status = Text(row, 18),
            IsFinal = Number(row, 19) is { } final ? final != 0 : null,
            Charge = Amount(row, 20),
            StartCount = Number(row, 21),
            Remains = Number(row, 22),
            StatusAt = Moment(row, 23),
            RefillId = Number(row, 24),
            RefillAt = Moment(row, 25),
            CancelAt = Moment(row, 26),
            Refunded = Amount(row, 28) is { } highest && Amount(row, 20) is { } charge ? Math.Max(highest - charge, 0) : null,
            FinishedAt = Moment(row, 29),
            RefillsAsked = row.GetInt32(30),
            RefillsRefused = row.GetInt32(31),
        },
    };

    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static DateTimeOffset? Moment(SqliteDataReader row, int column) =>
        Number(row, column) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static decimal? Amount(SqliteDataReader row, int column) =>
        Text(row, column) is { } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    private static IReadOnlyDictionary<string, string> Fields(SqliteDataReader row, int column) =>
        Text(row, column) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? NoFields : NoFields;
}
