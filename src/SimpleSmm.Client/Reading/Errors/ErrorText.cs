using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Finds the panel's error text in an answer or a part of one: <c>{"error": …}</c> as documented, and the other
/// envelopes that panels use (docs/panel-api.md#error-envelopes).
/// </summary>
internal static class ErrorText
{
    private const int Longest = 2_000;

    private static readonly HashSet<string> Failures =
        new(StringComparer.OrdinalIgnoreCase) { "error", "fail", "failed", "failure", "false", "0" };

    private static readonly AnswerField Error = new("error");
    private static readonly AnswerField Errors = new("errors");
    private static readonly AnswerField Words = new("message", "msg", "error_message", "detail", "text", "reason", "error_description");
    private static readonly AnswerField[] Flags = [new("success"), new("ok")];
    private static readonly AnswerField[] Verdicts = [new("status"), new("result"), new("response")];
    private static readonly AnswerField[] Codes = [new("status"), new("code"), new("status_code")];
    private static readonly AnswerField[] State = [new("charge"), new("remains"), new("start_count", "start_counter")];

    /// <summary>Returns the error text; null if the answer is not an error.</summary>
    public static string? Find(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object) return null;
        if (answer.Get(Error) is { } error && Says(error, answer) is { } text) return text;
        if (answer.Get(Errors) is { } errors && Says(errors, answer) is { } list) return list;
        foreach (var flag in Flags)
        {
            if (answer.Get(flag) is { } isGood && isGood.AsBoolean() == false)
                return Message(answer) ?? Data(answer) ?? Excerpt.Whole(answer);
        }

        // {"status":"Fail"} alone is the status of an order. It is a failed call only together with a message.
        return HasBadVerdict(answer) && !IsState(answer) ? Message(answer) ?? Data(answer) : null;
    }

    /// <summary>Returns the message text of an answer; null if there is none.</summary>
    public static string? Message(JsonElement answer) => answer.Get(Words) is { } words ? Join(words) : null;

    // {"status":false,"data":"…"}: the text in place of the data.
    private static string? Data(JsonElement answer) =>
        answer.Get(AnswerField.Data) is { ValueKind: JsonValueKind.String } data && data.AsText() is { } text ? Short(text) : null;

    private static bool HasBadVerdict(JsonElement answer)
    {
        foreach (var name in Verdicts)
        {
            if (answer.Get(name) is { } verdict && verdict.AsText() is { } word && Failures.Contains(word.Trim())) return true;
        }

        foreach (var name in Codes)
        {
            // The codes of HTTP; a code 0 means success on some panels and a failure on others.
            if (answer.Get(name) is { } code && code.AsInteger() is >= 400 and < 600) return true;
        }

        return false;
    }

    private static string? Says(JsonElement error, JsonElement answer) => error.ValueKind switch
    {
        JsonValueKind.True => Message(answer) ?? "error",
        JsonValueKind.Number => error.AsInteger() == 0 ? null : Message(answer) ?? error.GetRawText(),
        JsonValueKind.String when error.AsBoolean() == false => null,
        JsonValueKind.String when error.AsText() is { } code => WithMessage(code, answer),
        _ => Join(error),
    };

    // Some panels send a code as the error and, in a separate field, a message in the user's language.
    private static string WithMessage(string code, JsonElement answer)
    {
        return IsCode(code) && Message(answer) is { } message && message != code ? Short($"{code}: {message}") : Short(code);
    }

    private static bool IsCode(string text) =>
        text.IndexOf(' ') < 0 && text.IndexOfAny(['.', '_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) >= 0;

    private static bool IsState(JsonElement answer)
    {
        foreach (var field in State)
        {
            if (answer.Get(field) is { } value && value.IsGiven()) return true;
        }

        return false;
    }

    private static string? Join(JsonElement part)
    {
        var text = new StringBuilder();
        Collect(part, text);
        if (text.Length == 0 && HasNumber(part)) return Excerpt.Whole(part);
        return text.Length == 0 ? null : Short(text.ToString());
    }

    private static bool HasNumber(JsonElement part)
    {
        if (part.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in part.EnumerateArray())
            {
                if (HasNumber(item)) return true;
            }
        }
        else if (part.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in part.EnumerateObject())
            {
                if (HasNumber(field.Value)) return true;
            }
        }

        return part.ValueKind == JsonValueKind.Number;
    }

    private static void Collect(JsonElement part, StringBuilder text)
    {
        if (text.Length > Longest) return;
        if (part.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in part.EnumerateArray()) Collect(item, text);
        }
        else if (part.ValueKind == JsonValueKind.Object)
        {
            CollectFields(part, text);
        }
        else if (part.ValueKind == JsonValueKind.String && part.AsText() is { } words)
        {
            if (text.Length > 0) text.Append("; ");
            text.Append(words);
        }
    }

    // {"message":"…","code":5} has its text in one field; {"link":["…"],"quantity":["…"]} (Laravel) has it in all fields.
    private static void CollectFields(JsonElement part, StringBuilder text)
    {
        if ((part.Get(Words) ?? part.Get(Error)) is { } words && words.IsGiven())
        {
            Collect(words, text);
            return;
        }

        foreach (var field in part.EnumerateObject()) Collect(field.Value, text);
    }

    private static string Short(string text) => text.Length <= Longest ? text : Excerpt.Whole(text, Longest);
}
