using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Opens the envelopes that panels put around the content of an answer: <c>{"status":"success","data":…}</c>
/// (docs/panel-api.md#variants-of-answers).
/// </summary>
internal static class Envelope
{
    private const int MostNested = 4;

    private static readonly AnswerField[] Names = [AnswerField.Data, new("result"), new("results"), new("response")];

    /// <summary>Returns the object or list inside an envelope; null if the answer is not an envelope.</summary>
    public static JsonElement? Content(JsonElement answer)
    {
        foreach (var name in Names)
        {
            if (answer.Get(name) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } content) return content;
        }

        return null;
    }

    /// <summary>Finds a field in an answer about one thing, also inside envelopes and a list of one.</summary>
    public static JsonElement? Find(JsonElement answer, AnswerField field)
    {
        JsonElement? at = answer;
        for (var depth = 0; depth < MostNested && at is { } part; depth++)
        {
            if (part.ValueKind == JsonValueKind.Array && part.GetArrayLength() == 1) part = part[0];
            if (part.Get(field) is { } value && value.IsGiven()) return value;
            at = Content(part);
        }

        return null;
    }
}
