using System;
using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>Provides what requests with many ids share: at most 100 ids, and arrays of {id, result} in the order of the request.</summary>
internal static class PerfectBatch
{
    public const string IncorrectRequest = "Incorrect request";

    private const int MaximumIds = 100;

    /// <summary>Reads the ids. Returns the error that rejects the whole request, or null.</summary>
    public static string? Read(Form form, string field, out List<string> ids)
    {
        ids = IdList.Split(form[field]);
        if (ids.Count == 0)
            return PerfectApi.Error(IncorrectRequest);
        return ids.Count > MaximumIds ? PerfectApi.Error($"Maximum {MaximumIds} {field}") : null;
    }

    /// <summary>Returns an array with one entry per id; a repeated id has several entries.</summary>
    /// <param name="ids">The ids as sent.</param>
    /// <param name="idName">The name of the id in an entry.</param>
    /// <param name="resultName">The name of the result in an entry.</param>
    /// <param name="handle">Writes the result, or returns the text of the error to write.</param>
    public static string Answer(
        List<string> ids, string idName, string resultName, Func<string, Utf8JsonWriter, string?> handle) => PerfectApi.Array(json =>
    {
        foreach (var id in ids)
        {
            json.WriteStartObject();
            if (IdList.TryRead(id, out var number))
                json.WriteNumber(idName, number);
            else
                json.WriteString(idName, id);
            json.WritePropertyName(resultName);
            if (handle(id, json) is { } error)
            {
                json.WriteStartObject();
                json.WriteString("error", error);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    });
}
