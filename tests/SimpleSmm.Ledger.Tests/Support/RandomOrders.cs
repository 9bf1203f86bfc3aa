using System;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Orders with every combination of what may be known and unknown, from a fixed seed.</summary>
internal static class RandomOrders
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public static void Fill(IOrderLedger ledger, int count)
    {
        var random = new Random(20261126);
        var statuses = new[] { "Pending", "In progress", "Completed", "Partial", "Canceled", "Refunded", "Fail", "odd one", "Odd one" };
        for (var id = 1; id <= count; id++)
        {
            var status = random.Next(8) == 0 ? null : statuses[random.Next(statuses.Length)];
            decimal? charge = random.Next(4) == 0 ? null : random.Next(5) == 0 ? 0m : random.Next(1, 1_000_000) / 125_000m;
            ledger.Import(new Order
            {
                OrderId = id,
                Reference = $"I-{id}",
                ServiceId = random.Next(5),
                Link = "https://example.com/1",
                Quantity = random.Next(4) == 0 ? null : random.Next(50) == 0 ? 5_000_000_000 : random.Next(1, 5000),
                Runs = random.Next(4) == 0 ? random.Next(1, 9) : null,
                PlacedAt = Noon.AddMinutes(-random.Next(50_000)),
                EstimatedCharge = random.Next(3) == 0 ? null : random.Next(1, 1_000_000) / 128_000m,
                Currency = random.Next(5) switch { 0 => null, 1 => "EUR", _ => "USD" },
                Status = status,
                IsFinal = status is null ? null : status is not ("Pending" or "In progress") && random.Next(20) > 0,
                StatusAt = status is null ? null : Noon,
                Charge = charge,
                Refunded = charge is null || random.Next(3) > 0 ? null : random.Next(1, 1000) / 500m,
                Remains = random.Next(3) == 0 ? null : random.Next(-5, 6000),
                FinishedAt = random.Next(3) == 0 ? Noon.AddMinutes(-random.Next(50_000)) : null,
            });
            if (random.Next(6) == 0) ledger.Record([new RefillRefusal(id, "No.")]);
            if (random.Next(6) == 0) ledger.Record([new Refill { OrderId = id, RefillId = id }]);
        }

        for (var i = 0; i < 9; i++) Make.Unknown(ledger, $"U-{i}", Make.Request(1_000_000 + i));
        for (var i = 0; i < 9; i++) Make.Placed(ledger, $"P-{i}", 1_000_000 + i, Make.Request(2_000_000 + i));
        var claim = ledger.Claim(Make.Request(7_000_000), "R-1");
        ledger.SettleRejected(claim, "No.");
        ledger.Release(claim);
    }
}
