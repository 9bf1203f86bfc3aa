using System.Globalization;
using SimpleSmm.Reading;
using SimpleSmm.Wire;

namespace SimpleSmm.Tests.Reading;

/// <summary>Numbers as people write them.</summary>
public sealed class Amounts
{
    [Theory]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1.234.567,8", "1234567.8")]
    [InlineData("1,00,000", "100000")]
    [InlineData("12,34,567.50", "1234567.50")]
    [InlineData("10,000", "10000")]
    [InlineData("100,000", "100000")]
    [InlineData("0,125", "0.125")]
    [InlineData("0,5", "0.5")]
    [InlineData("12,50", "12.50")]
    [InlineData("12,3456", "12.3456")]
    [InlineData("1234,567", "1234.567")]
    [InlineData("1.234", "1.234")]
    [InlineData("10.000", "10.000")]
    [InlineData("1 234,56", "1234.56")]
    [InlineData("1 234,567", "1234.567")]
    [InlineData("1\u00A0234\u00A0567,8", "1234567.8")]
    [InlineData("1\u202F234.5", "1234.5")]
    [InlineData("1'234.50", "1234.50")]
    [InlineData("\u00A012.5\u00A0", "12.5")]
    [InlineData(".5", "0.5")]
    [InlineData(",5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("\u221212.5", "-12.5")]
    [InlineData("+3", "3")]
    [InlineData("1E-5", "0.00001")]
    [InlineData("1.0e-5", "0.000010")]
    [InlineData("2e+3", "2000")]
    [InlineData("0.29969999999999997", "0.29969999999999997")]
    [InlineData("0.0000001", "0.0000001")]
    [InlineData("000123", "123")]
    public void A_number_is_read(string text, string expected)
    {
        var amount = Amount.Parse(text);

        Assert.NotNull(amount);
        Assert.Equal(decimal.Parse(expected, NumberStyles.Float, CultureInfo.InvariantCulture), amount.Value);
        Assert.Null(amount.Unit);
    }

    [Theory]
    [InlineData("$0.50", "0.50", "$")]
    [InlineData("$ 1,234.5", "1234.5", "$")]
    [InlineData("-$5", "-5", "$")]
    [InlineData("$-5", "-5", "$")]
    [InlineData("$.5", "0.5", "$")]
    [InlineData("$5 USD", "5", "USD")]
    [InlineData("R$ 12,50", "12.50", "R$")]
    [InlineData("12.50 EUR", "12.50", "EUR")]
    [InlineData("12.50EUR", "12.50", "EUR")]
    [InlineData("USD 7", "7", "USD")]
    [InlineData("3.5 USDT", "3.5", "USDT")]
    [InlineData("12,50 €", "12.50", "€")]
    [InlineData("12\u00A0345,60\u00A0₽", "12345.60", "₽")]
    [InlineData("₹1,23,456.50", "123456.50", "₹")]
    [InlineData("Rs. 50", "50", "Rs.")]
    [InlineData("Rs.50", "50", "Rs.")]
    [InlineData("100 р.", "100", "р.")]
    [InlineData("1000 UZS", "1000", "UZS")]
    [InlineData("1e-5 USD", "0.00001", "USD")]
    public void A_number_keeps_its_unit(string text, string expected, string unit)
    {
        var amount = Amount.Parse(text);

        Assert.NotNull(amount);
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), amount.Value);
        Assert.Equal(unit, amount.Unit);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("NaN")]
    [InlineData("INF")]
    [InlineData("Unknown")]
    [InlineData("free")]
    [InlineData("$")]
    [InlineData("1,2.3")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4")]
    [InlineData("12 34")]
    [InlineData("1,234.567.890")]
    [InlineData("10-20")]
    [InlineData("10 / 20")]
    [InlineData("5 per 1000")]
    [InlineData("10K")]
    [InlineData("1.5M")]
    [InlineData("USD 5 EUR")]
    [InlineData("12 monkeys")]
    [InlineData("1e999")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("0x1F")]
    [InlineData("٣٤")]
    [InlineData("{1}")]
    [InlineData("1,2,")]
    public void What_could_mean_anything_is_no_number(string text) => Assert.Null(Amount.Parse(text));
}
