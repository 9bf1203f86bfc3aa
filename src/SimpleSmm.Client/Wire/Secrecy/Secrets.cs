namespace SimpleSmm.Wire.Secrecy;

/// <summary>Contains all secrets of a client: the key and the values of the fixed fields.</summary>
internal sealed class Secrets(SecretKey key, FixedRequestFields fixedFields)
{
    /// <summary>Returns the text without the secrets, and without the user names and passwords of addresses.</summary>
    /// <exception cref="System.ObjectDisposedException">The key was disposed.</exception>
    public string Redact(string text) => UserInfo.Remove(fixedFields.Redact(key.Redact(text)));
}
