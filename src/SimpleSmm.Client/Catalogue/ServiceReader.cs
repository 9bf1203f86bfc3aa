using System;
using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Wire;

namespace SimpleSmm.Catalogue;

/// <summary>Reads the service list (API page, Service list), as an array or as an object keyed by id.</summary>
internal static class ServiceReader
{
    private static readonly string[] Known = ["service", "name", "type", "category", "rate", "min", "max", "refill", "cancel", "dripfeed"];

    /// <param name="answer">The whole answer.</param>
    /// <param name="judge">Completes the error of an entry that cannot be read.</param>
    public static ServiceCatalogue Read(JsonElement answer, Func<PanelException, PanelException> judge)
    {
        var services = new List<Service>();
        var unreadable = new List<PanelException>();
        foreach (var entry in Entries(answer))
        {
            if (ReadOne(entry) is { } service) services.Add(service);
            else unreadable.Add(judge(Unusable(entry)));
        }

        return new ServiceCatalogue(services, unreadable);
    }

    private static IEnumerable<JsonElement> Entries(JsonElement answer)
    {
        switch (answer.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var entry in answer.EnumerateArray()) yield return entry;
                break;
            case JsonValueKind.Object:
                foreach (var field in answer.EnumerateObject()) yield return field.Value;
                break;
            default:
                throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer is no list of services: {Excerpt.Of(answer)}");
        }
    }

    private static PanelException Unusable(JsonElement entry) =>
        new(PanelErrorCode.ResponseInvalid, $"The catalogue has an entry without a usable id or rate: {Excerpt.Of(entry)}");

    private static Service? ReadOne(JsonElement entry)
    {
        if (entry.Get("service")?.AsInteger() is not { } id || entry.Get("rate")?.AsDecimal() is not { } rate) return null;
        return new Service
        {
            ServiceId = id,
            Name = entry.Text("name") ?? "",
            Type = entry.Text("type") ?? "",
            Category = entry.Text("category") ?? "",
            Rate = rate,
            Minimum = entry.Get("min")?.AsInteger() ?? 0,
            Maximum = entry.Get("max")?.AsInteger() ?? long.MaxValue,
            Refill = entry.Get("refill")?.AsBoolean(),
            Cancel = entry.Get("cancel")?.AsBoolean(),
            DripFeed = entry.Get("dripfeed")?.AsBoolean(),
            AdditionalData = AdditionalData.Of(entry, Known),
        };
    }
}
