using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Tests.Wire.Secrecy;

/// <summary>The redactor alone.</summary>
public sealed class RedactorTests
{
    [Theory]
    [InlineData("the key is abc123", "the key is [API key]")]
    [InlineData("abc123abc123", "[API key][API key]")]
    [InlineData("ABC123 aBc123", "[API key] [API key]")]
    [InlineData("xabc123y", "x[API key]y")]
    [InlineData("aabc123", "a[API key]")]
    [InlineData("%61bc%3123", "[API key]")]
    [InlineData("\\u0061bc123", "[API key]")]
    [InlineData("abc12", "abc12")]
    [InlineData("abc 123", "abc 123")]
    [InlineData("", "")]
    public void An_ordinary_key_is_taken_out_and_nothing_else(string text, string expected) => Assert.Equal(expected, Redact("abc123", text));

    [Theory]
    [InlineData("a b", "key=a+b", "key=[API key]")]
    [InlineData("a b", "key=a%20b", "key=[API key]")]
    [InlineData("a%25", "a%25 a%2525", "[API key] [API key]")]
    [InlineData("a%x", "a%x a%25x", "[API key] [API key]")]
    [InlineData("a\"<b>'", "a&quot;&lt;b&gt;&#39; a\\\"<b>' a&#34;&#x3c;b>&#039;", "[API key] [API key] [API key]")]
    [InlineData("a\\b", "a\\b a\\\\b", "[API key] [API key]")]
    [InlineData("ключ😀", "КЛЮЧ😀 ключ😀 %d0%ba%d0%bb%d1%8e%d1%87%F0%9F%98%80", "КЛЮЧ😀 [API key] [API key]")]
    [InlineData("ключ😀", "\\u043a\\u043b\\u044e\\u0447\\ud83d\\ude00", "[API key]")]
    [Trait("Fault", "The key: a panel that sends it back in another form")]
    public void A_key_is_found_in_every_encoding(string key, string text, string expected) => Assert.Equal(expected, Redact(key, text));

    [Theory]
    [InlineData("It begins: xabc123…", "It begins: x[API key]…")]
    [InlineData("It begins: xabc1…", "It begins: x[API key]…")]
    [InlineData("It begins: xabc1", "It begins: xabc1")]
    [Trait("Fault", "The key: an excerpt that cuts it")]
    public void A_key_that_an_excerpt_cuts_is_taken_out_as_far_as_it_goes(string text, string expected) => Assert.Equal(expected, Redact("abc123", text));

    private static string Redact(string key, string text)
    {
        using var secret = Clients.Secret(key);
        using var held = new SecretKey(secret);
        return held.Redact(text);
    }
}
