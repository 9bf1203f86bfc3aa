using System;
using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Catalog;

/// <summary>
/// Reads the service list in any of its shapes: an array, an object keyed by id, either of them inside <c>services</c> or <c>data</c>,
/// or a text in place of an empty list.
/// </summary>
internal static class ServiceList
{
    // A limit, because a catalog of unreadable entries must not fill the memory with errors.
    private const int MostUnreadable = 100_000;

    private static readonly AnswerField Status = new("status");
    private static readonly AnswerField List = new("services", "data");

    /// <param name="answer">The whole answer.</param>
    /// <param name="judge">Adds the request's details to the error of an unreadable entry.</param>
    public static ServiceCatalog Read(JsonElement answer, Func<PanelException, PanelException> judge)
    {
        var list = answer;
        while ((list.Get(List) ?? Envelope.Content(list)) is { } inner) list = inner;

        var services = new List<Service>();
        var unreadable = new List<PanelException>();
        switch (list.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var entry in list.EnumerateArray()) Add(entry, null, services, unreadable);
                break;
            case JsonValueKind.Object when list.Get(ServiceReader.Id) is { } id && id.IsGiven():
                Add(list, null, services, unreadable);
                break;
            case JsonValueKind.Object:
                ReadKeyed(list, services, unreadable);
                break;

            // SmartPanel: {"status":"success","data":"Empty Data"}.
            case JsonValueKind.String when NameNormalizer.Normalize(answer.Text(Status) ?? "") == "success":
                break;
            default:
                throw NotAList(answer);
        }

        return new ServiceCatalog(services, unreadable.ConvertAll(e => judge(e)));
    }

    private static void ReadKeyed(JsonElement list, List<Service> services, List<PanelException> unreadable)
    {
        foreach (var field in list.EnumerateObject())
        {
            // In {"status":"success","7":{…}}, "status" is not a service.
            if (field.Value.ValueKind == JsonValueKind.Object || IdParser.Parse(field.Name) is not null)
                Add(field.Value, field.Name, services, unreadable);
        }

        if (services.Count + unreadable.Count == 0 && list.EnumerateObject().MoveNext())
            throw NotAList(list);
    }

    private static PanelException NotAList(JsonElement part) =>
        new(PanelErrorCode.ResponseInvalid, $"The panel's answer is not a list of services: {Excerpt.Of(part)}");

    private static void Add(JsonElement entry, string? key, List<Service> services, List<PanelException> unreadable)
    {
        try
        {
            services.Add(ServiceReader.ReadOne(entry, key));
        }
        catch (PanelException e)
        {
            if (unreadable.Count == MostUnreadable) throw;
            unreadable.Add(e);
        }
    }
}
