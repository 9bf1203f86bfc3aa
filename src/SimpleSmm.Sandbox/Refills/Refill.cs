using System;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Refills;

/// <summary>Represents a requested refill. As with orders, its whole life is decided at once.</summary>
internal sealed class Refill
{
    private const int Waiting = 40, Working = 41, Ending = 42;

    private readonly DateTimeOffset _startsAt;
    private readonly DateTimeOffset _endsAt;
    private readonly bool _rejected;

    public Refill(int seed, long id, DateTimeOffset now)
    {
        Id = id;

        // Refill ids and order ids overlap, so the seed is inverted to give refill 7 other random numbers than order 7.
        var chance = new SeededRandom(~seed, id);
        _startsAt = now + TimeSpan.FromSeconds(chance.Between(Waiting, 60, 600));
        _endsAt = _startsAt + TimeSpan.FromSeconds(chance.Between(Working, 600, 3600));
        _rejected = chance.Share(Ending) < 0.1;
    }

    public long Id { get; }

    public bool IsOver(DateTimeOffset now) => now >= _endsAt;

    public string StatusAt(DateTimeOffset now) =>
        now < _startsAt ? "Pending" : now < _endsAt ? "In progress" : _rejected ? "Rejected" : "Completed";
}
