namespace SimpleSmm.Client.Tests.Ledger;

/// <summary>Wildcards mean what they mean in PowerShell.</summary>
public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("A-*", "A-1", true)]
    [InlineData("A-*", "A-", true)]
    [InlineData("A-*", "B-1", false)]
    [InlineData("*a*b*c*", "xxaxxbxxc", true)]
    [InlineData("*a*b*c*", "xxaxxcxxb", false)]
    [InlineData("A-?", "A-12", false)]
    [InlineData("[a-c]1", "b1", true)]
    [InlineData("[a-c]1", "d1", false)]
    [InlineData("[]x]", "]", true)]
    [InlineData("[z-a]", "b", false)]
    [InlineData("A`*", "A*", true)]
    [InlineData("A`*", "AB", false)]
    [InlineData("A[1", "A[1", true)]
    [InlineData("**", "", true)]
    [InlineData("", "", true)]
    [InlineData("?", "", false)]
    public void A_text_matches_or_not(string pattern, string text, bool matches) =>
        Assert.Equal(matches, GlobPattern.Matches(GlobPattern.ToGlob(pattern), text));

    [Theory]
    [InlineData("A-1")]
    [InlineData("A`1")]
    [InlineData("A*")]
    [InlineData("A[1]")]
    [InlineData("[a-c]?")]
    [InlineData("A`*`")]
    [InlineData("A[")]
    public void An_escaped_text_matches_itself_alone(string text)
    {
        var pattern = GlobPattern.Escape(text);

        Assert.Equal(GlobPattern.IsPattern(text), pattern != text);
        Assert.True(pattern == text || GlobPattern.Matches(GlobPattern.ToGlob(pattern), text));
        foreach (var other in new[] { "A", "AB", "A1", "b1", "A*B", "A[1]x" })
            Assert.False(GlobPattern.IsPattern(text) && GlobPattern.Matches(GlobPattern.ToGlob(pattern), other));
    }
}
