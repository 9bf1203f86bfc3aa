using System;
using System.Collections.Generic;
using System.Linq;

namespace SimpleSmm.Tests.Catalog;

/// <summary>A large catalog with a known number of changes of every kind: these are found, and nothing else.</summary>
public sealed class ServiceComparisonSeededTests
{
    private static readonly Action<Draft, Random>[] Changes =
    [
        (service, random) => service.Rate += random.Next(1, 1_000_000) / 1_000_000m,
        (service, random) => service.Rate -= random.Next(1, 1_000_000) / 1_000_000m,
        (service, _) => service.Name += " [No Refill]",
        (service, _) => service.Type = "Custom Comments",
        (service, _) => service.Category += " 2",
        (service, random) => service.Minimum += random.Next(1, 5),
        (service, random) => service.Maximum -= random.Next(1, 500),
        (service, _) => service.Refill = service.Refill is null ? true : service.Refill == true ? false : null,
        (service, _) => service.Cancel = service.Cancel == true ? null : true,
        (service, _) => service.DripFeed = service.DripFeed is null ? false : null,
        (service, _) => service.Currency = "INR",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Three_hundred_changes_in_five_thousand_services_are_found_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        var old = Enumerable.Range(1, 5000).Select(id => Make(id, random)).ToList();
        var now = old.ConvertAll(service => service.Copy());
        var expected = new List<string>();
        var places = Enumerable.Range(0, old.Count).ToArray();
        random.Shuffle(places);

        for (var i = 0; i < 300; i++)
        {
            var place = places[i];
            var kind = i % (Changes.Length + 3);
            if (kind < Changes.Length) Changes[kind](now[place], random);
            expected.Add(Expect(kind, old[place], now[place]));
            if (kind == Changes.Length) now.Add(old[place].Copy());
            if (kind == Changes.Length + 1) old[place].Id = -old[place].Id - 10_000;
        }

        // What came or went is told by its id, so these are taken out after the rest is made.
        foreach (var place in places.Take(300).Where((_, i) => i % (Changes.Length + 3) == Changes.Length + 2)) now[place].Id = 0;
        now.RemoveAll(service => service.Id == 0);
        expected.AddRange(old.Where(service => service.Id < 0).Select(service => $"{service.Id} Removed :  -> "));

        var found = ServiceComparison.Of(old.ConvertAll(service => service.ToService()), now.ConvertAll(service => service.ToService()));

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Changes.Select(Describe).Order(StringComparer.Ordinal));
        Assert.False(found.HasUnknownCurrency);
    }

    private static Draft Make(int id, Random random) => new()
    {
        Id = id,
        Name = $"Service {id} «{random.Next()}»",
        Rate = 2 + (random.Next(0, 10_000_000) / 1_000_000m),
        Minimum = random.Next(1, 100),
        Maximum = random.Next(1_000, 1_000_000),
        Refill = Flag(random),
        Cancel = Flag(random),
        DripFeed = Flag(random),
    };

    private static bool? Flag(Random random) => random.Next(3) switch { 0 => null, 1 => true, _ => false };

    private static string Expect(int kind, Draft old, Draft now) => kind switch
    {
        0 => $"{old.Id} RateUp Rate: {old.Rate} -> {now.Rate}",
        1 => $"{old.Id} RateDown Rate: {old.Rate} -> {now.Rate}",
        2 => $"{old.Id} Renamed Name: {old.Name} -> {now.Name}",
        3 => $"{old.Id} TypeChanged Type: {old.Type} -> {now.Type}",
        4 => $"{old.Id} CategoryChanged Category: {old.Category} -> {now.Category}",
        5 => $"{old.Id} LimitsChanged Minimum: {old.Minimum} -> {now.Minimum}",
        6 => $"{old.Id} LimitsChanged Maximum: {old.Maximum} -> {now.Maximum}",
        7 => $"{old.Id} FlagsChanged Refill: {old.Refill} -> {now.Refill}",
        8 => $"{old.Id} FlagsChanged Cancel: {old.Cancel} -> {now.Cancel}",
        9 => $"{old.Id} FlagsChanged DripFeed: {old.DripFeed} -> {now.DripFeed}",
        10 => $"{old.Id} CurrencyChanged Currency: {old.Currency} -> {now.Currency}",
        11 => $"{old.Id} Duplicate ServiceId: 1 -> 2",
        12 => $"{now.Id} Added :  -> ",
        _ => $"{old.Id} Removed :  -> ",
    };

    private static string Describe(ServiceChange change) =>
        $"{change.ServiceId} {change.Change} {change.Property}: {change.OldValue} -> {change.NewValue}";
}
