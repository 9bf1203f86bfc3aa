using System.Security;

namespace SimpleSmm.Sessions;

/// <summary>Makes a <see cref="SecureString"/> of a text that is in the open anyway.</summary>
internal static class SecureText
{
    public static SecureString From(string text)
    {
        var secure = new SecureString();
        foreach (var c in text) secure.AppendChar(c);
        secure.MakeReadOnly();
        return secure;
    }
}
