using System.Security;

namespace SimpleSmm.Sessions;

/// <summary>Converts text that is already in plain memory to a <see cref="SecureString"/>.</summary>
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
