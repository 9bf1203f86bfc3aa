using System.Globalization;
using System.Linq;
using System.Text;
using SimpleSmm.Text;

namespace SimpleSmm.Tests.Text;

/// <summary>What a text may show.</summary>
public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain text, ünï¢ödé, 漢字, العربية", "plain text, ünï¢ödé, 漢字, العربية")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [InlineData("a\u001b]0;title\u0007b\u009b2Jc\u0090q\u009c", "a]0;titleb2Jcq")]
    [InlineData("a\bb\0c\u007fd", "abcd")]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe\u00ADf\u061Cg", "abcdefg")]
    [InlineData("one\r\ntwo\n\n\tthree\u2028four\u2029five\u0085six\vseven\f", "one two three four five six seven")]
    [InlineData("\n\nfirst", "first")]
    [InlineData("a \n b", "a  b")]
    [InlineData("\ud83d\udc68\u200d\ud83d\udcbb \u2764\ufe0f", "\ud83d\udc68\ud83d\udcbb \u2764\ufe0f")]
    [InlineData("tag \udb40\udc41\udb40\udc01.", "tag .")]
    [InlineData("", "")]
    public void A_line_has_visible_characters_alone(string text, string expected) => Assert.Equal(expected, VisibleText.Line(text));

    [Theory]
    [InlineData("one\r\ntwo\n\n\tthree\rfour\u2028five\u0085", "one\r\ntwo\n\n\tthree\nfour\nfive\n")]
    [InlineData("a\u001b[1mb\n", "a[1mb\n")]
    public void A_text_with_lines_keeps_them(string text, string expected) => Assert.Equal(expected, VisibleText.Lines(text));

    [Fact]
    public void Every_character_is_treated_as_its_category_says()
    {
        foreach (var rune in Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code)))
        {
            var isHidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
            var isNoncharacter = (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
            var isReserved = rune.Value is >= 0xE0000 and <= 0xE00FF;
            Assert.True(VisibleText.IsHidden(rune.Value) == (isHidden || isNoncharacter || isReserved), $"U+{rune.Value:X4}");
        }
    }

    // An attribute cannot hold half of a surrogate.
    [Fact]
    public void A_half_of_a_surrogate_becomes_a_sign_and_a_noncharacter_is_left_out() =>
        Assert.Equal("\ud83d\ude80 rocket \uFFFD cut \uFFFD.", VisibleText.Line("\ud83d\ude80 rocket \ud83d cut \ude80\uFFFE\uFFFF\uFDD0."));

    [Fact]
    public void What_is_clean_is_the_same_object()
    {
        var text = new string('x', 100) + " \ud83d\ude80 é";

        Assert.Same(text, VisibleText.Line(text));
    }
}
