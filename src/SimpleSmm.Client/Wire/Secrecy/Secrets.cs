using System;
using System.Collections.Generic;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Contains all secrets of a client: the key and the values of the fixed fields.</summary>
internal sealed class Secrets(SecretKey key, FixedRequestFields fixedFields)
{
    /// <summary>What takes the place of the key.</summary>
    public const string KeyMark = "[API key]";

    // Panels do not issue shorter keys, and one would be found everywhere.
    private const int ShortestKey = 8;

    /// <summary>
    /// Returns a message of the client without the secrets, and without the user names and passwords of addresses. The short values of
    /// fixed fields stay, because they would be found in the client's own words; <see cref="AnswerCleaner"/> removes them from the panel's.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public string Redact(string text) => UserInfo.Remove(key.Use((bytes, count) =>
    {
        text = Redactor.Replace(text, new Secret(bytes, count, KeyMark));
        foreach (var secret in fixedFields.Secrets)
        {
            if (!secret.IsShort) text = Redactor.Replace(text, secret);
        }

        return text;
    }));

    /// <summary>Calls a function with the secrets that are searched in what a panel answers.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public T Use<T>(Func<IReadOnlyList<Secret>, T> use) => key.Use((bytes, count) =>
    {
        var all = new List<Secret>(fixedFields.Secrets);
        if (count >= ShortestKey) all.Insert(0, new Secret(bytes, count, KeyMark));
        return use(all);
    });
}
