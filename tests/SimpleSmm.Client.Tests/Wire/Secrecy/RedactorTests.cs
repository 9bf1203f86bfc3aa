using System.Text;
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
    [InlineData("ab%41+c\\d&x", "ab%41\\u002Bc\\\\d\\u0026x ab%2541%2Bc%5Cd%26x ab%41+c\\d&amp;x", "[API key] [API key] [API key]")]
    [InlineData("Nön-€ß漢字😀", "a Nön-€ß漢字😀 N&#246;n-€\\u00df漢字😀", "a [API key] [API key]")]
    [InlineData("ключ😀", "КЛЮЧ😀 ключ😀 %d0%ba%d0%bb%d1%8e%d1%87%F0%9F%98%80", "КЛЮЧ😀 [API key] [API key]")]
    [InlineData("ключ😀", "\\u043a\\u043b\\u044e\\u0447\\ud83d\\ude00", "[API key]")]
    public void A_key_is_found_in_every_encoding(string key, string text, string expected) => Assert.Equal(expected, Redact(key, text));

    [Theory]
    [InlineData("It begins: xabc123…", "It begins: x[API key]…")]
    [InlineData("It begins: xabc1…", "It begins: x[API key]…")]
    [InlineData("It begins: xabc1", "It begins: xabc1")]
    public void A_key_that_an_excerpt_cuts_is_taken_out_as_far_as_it_goes(string text, string expected) => Assert.Equal(expected, Redact("abc123", text));

    [Theory]
    [InlineData("%2561bc%252531%32%33")]
    [InlineData("\\u0061bc\\u00313\\x32", "\\u0061bc\\u00313\\x32")]
    [InlineData("\\\\u0061\\\\u0062\\\\u0063123")]
    [InlineData("&amp;#97;&#98;&#x63;1&amp;amp;#50;3")]
    [InlineData("%u0061bc%u0031\\x323")]
    [InlineData("&#0000097;bc123")]
    public void A_key_is_found_that_is_escaped_several_times_over(string text, string? expected = null) =>
        Assert.Equal(expected ?? "[API key]", Redact("abc123", text));

    [Theory]
    [InlineData("the pin is s3cr", "the pin is [mark]")]
    [InlineData("S3CR.", "[mark].")]
    [InlineData("as3crx", "as3crx")]
    [InlineData("%73%33cr", "[mark]")]
    public void A_short_secret_can_be_taken_out_where_it_is_a_word(string text, string expected) =>
        Assert.Equal(expected, Redactor.Replace(text, new Secret(Encoding.UTF8.GetBytes("s3cr"), 4, "[mark]"), ofWords: true));

    [Fact]
    public void A_key_is_found_anywhere_in_a_long_text()
    {
        foreach (var before in (int[])[0, 32_762, 32_765, 32_767, 32_768, 40_955, 40_960, 70_000])
        {
            foreach (var form in (string[])["abc123", "%61%62%63%31%32%33", "&#97;&#98;&#99;&#49;&#50;&#51;"])
                Assert.Equal($"{new string('%', before)}[API key]{new string('x', 50_000)}", Redact("abc123", $"{new string('%', before)}{form}{new string('x', 50_000)}"));
        }
    }

    private static string Redact(string key, string text)
    {
        using var secret = Clients.Secret(key);
        using var held = new SecretKey(secret);
        return held.Use((bytes, count) => Redactor.Replace(text, new Secret(bytes, count, "[API key]")));
    }
}
