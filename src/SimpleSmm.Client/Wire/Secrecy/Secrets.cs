namespace SimpleSmm.Wire.Secrecy;

/// <summary>All that must not be read by a person: the key, and the values that go along with every request.</summary>
internal sealed class Secrets(SecretKey key, FixedRequestFields fixedFields)
{
    /// <summary>The text without them.</summary>
    /// <exception cref="System.ObjectDisposedException">The key is forgotten already.</exception>
    public string Redact(string text) => fixedFields.Redact(key.Redact(text));
}
