using System;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Reads the fields of a query or of a url-encoded body.</summary>
internal static class UrlEncodedFields
{
    public static void Read(string text, Form form)
    {
        foreach (var pair in text.Split('&'))
        {
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair.Substring(0, equals));
            if (name.Length > 0)
                form[name] = equals < 0 ? "" : Decode(pair.Substring(equals + 1));
        }
    }

    public static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
