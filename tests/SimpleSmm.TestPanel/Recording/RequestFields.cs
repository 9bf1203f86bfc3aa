using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace SimpleSmm.TestPanel.Recording;

/// <summary>
/// Reads the fields of a request: those of the body and then those of the query. They are read by the framework and not by the sandbox,
/// because the record must not depend on the code under test.
/// </summary>
internal static class RequestFields
{
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadAsync(HttpRequest request, string body)
    {
        var fields = await ReadBodyAsync(request, body);
        if (request.QueryString.HasValue) fields.AddRange(UrlEncoded(request.QueryString.Value![1..]));
        return fields;
    }

    private static async Task<List<KeyValuePair<string, string>>> ReadBodyAsync(HttpRequest request, string body)
    {
        try
        {
            return IsMultipart(request) ? await MultipartAsync(request, body) : IsJson(request) ? Json(body) : UrlEncoded(body);
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or IOException)
        {
            // A broken body does not have fields, but it is recorded.
            return [];
        }
    }

    private static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsJson(HttpRequest request) =>
        request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<List<KeyValuePair<string, string>>> MultipartAsync(HttpRequest request, string body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        foreach (var field in await new FormFeature(request).ReadFormAsync())
        {
            foreach (var value in field.Value) fields.Add(new(field.Key, value ?? ""));
        }

        return fields;
    }

    private static List<KeyValuePair<string, string>> Json(string body) =>
        JsonNode.Parse(body) is JsonObject fields ? [.. fields.Select(field => KeyValuePair.Create(field.Key, $"{field.Value}"))] : [];

    private static List<KeyValuePair<string, string>> UrlEncoded(string text)
    {
        using var reader = new FormReader(text)
        {
            KeyLengthLimit = int.MaxValue,
            ValueLengthLimit = int.MaxValue,
            ValueCountLimit = int.MaxValue,
        };
        var fields = new List<KeyValuePair<string, string>>();
        while (reader.ReadNextPair() is { } pair)
            fields.Add(pair);
        return fields;
    }
}
