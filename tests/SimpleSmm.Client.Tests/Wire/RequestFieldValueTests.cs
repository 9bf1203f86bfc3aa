using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Wire;

namespace SimpleSmm.Tests.Wire;

/// <summary>What a script gives as a field becomes text that does not depend on where the script runs.</summary>
public sealed class RequestFieldValueTests
{
    public static TheoryData<object, string> Values => new()
    {
        { "text, as it is", "text, as it is" }, { "", "" }, { 'c', "c" }, { true, "1" }, { false, "0" }, { 100, "100" }, { -5L, "-5" },
        { 1.5, "1.5" }, { 1e-5, "0.00001" }, { 1e21, "1000000000000000000000" }, { 0.1f, "0.1" }, { 1234567.5m, "1234567.5" },
        { new Uri("https://example.com/ä"), "https://example.com/ä" }, { new object[] { 1, "2", 3L }, "1,2,3" }, { new[] { 1.5, 2 }, "1.5,2" },
        { new List<string> { "a" }, "a" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_the_same_in_every_culture(object value, string text)
    {
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in (string[])["tr-TR", "de-DE", "fa-IR"])
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            try
            {
                Assert.Equal(text, RequestFieldValue.ToText("f", value));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Fact]
    public void A_value_that_would_have_to_be_guessed_is_refused()
    {
        object?[] values =
        [
            null, new DateTime(2026, 1, 2), double.NaN, float.PositiveInfinity, new(), Array.Empty<int>(), new object?[] { 1, null },
            new[] { "a,b", "c" }, new object[] { new[] { 1 } }, new Dictionary<string, int>(),
        ];
        foreach (var value in values)
        {
            var error = Failing.With(PanelErrorCode.InvalidField, () => { RequestFieldValue.ToText("the_field", value); });

            Assert.Contains("'the_field'", error.Message, StringComparison.Ordinal);
        }
    }
}
