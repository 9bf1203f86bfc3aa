using System;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Contains the names of fields whose values are secrets, whatever sends them: <c>password</c>, <c>api_key</c>, <c>accessToken</c>.
/// </summary>
internal static class SecretNames
{
    private const int Longest = 32;

    private static readonly byte[][] Names = Array.ConvertAll(
        [
            "apikey", "secretkey", "privatekey", "accesskey", "secret", "apisecret", "clientsecret", "password", "passwd", "pwd",
            "token", "apitoken", "accesstoken", "refreshtoken", "authtoken", "bearertoken", "sessiontoken", "authorization",
        ],
        System.Text.Encoding.ASCII.GetBytes);

    /// <summary>Returns whether a name says that its value is a secret. Case, blanks, <c>_</c> and <c>-</c> are ignored.</summary>
    public static bool Contains(string name) => name.Length <= Longest && Contains(System.Text.Encoding.UTF8.GetBytes(name));

    /// <inheritdoc cref="Contains(string)"/>
    public static bool Contains(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 3 or > Longest || !MayEnd(name[name.Length - 1])) return false;
        foreach (var secret in Names)
        {
            if (IsSame(name, secret)) return true;
        }

        return false;
    }

    /// <summary>Returns whether an object in JSON may have a field with such a name.</summary>
    public static bool MayBeIn(ReadOnlySpan<byte> json)
    {
        for (var at = 0; ; at += 2)
        {
            var step = json.Slice(at).IndexOf("\":"u8);
            if (step < 0) return false;
            at += step;
            if (at == 0 || !MayEnd(json[at - 1])) continue;
            var before = json.Slice(Math.Max(0, at - Longest - 1), Math.Min(at, Longest + 1));
            if (before.LastIndexOf((byte)'"') is var quote and >= 0 && Contains(before.Slice(quote + 1))) return true;
        }
    }

    private static bool MayEnd(byte last) => (last | 0x20) is 'y' or 't' or 'd' or 'n';

    private static bool IsSame(ReadOnlySpan<byte> name, byte[] secret)
    {
        var left = secret.Length;
        for (var at = name.Length - 1; at >= 0; at--)
        {
            if (name[at] is (byte)' ' or (byte)'_' or (byte)'-') continue;
            if (left == 0 || !Ascii.Same(name[at], secret[--left])) return false;
        }

        return left == 0;
    }
}
