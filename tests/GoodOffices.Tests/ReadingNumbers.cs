using System.Globalization;
using CsCheck;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Tests;

public sealed class ReadingNumbers
{
    [Theory]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("-3.67", "-3.67")]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("12345678901250", "12345678901200")]
    [InlineData("0.1234567890125", "0.123456789012")]
    [InlineData("000.0", "0")]
    [InlineData("+7.", "7")]
    public void A_number_is_read_with_twelve_significant_digits(string text, string expected)
    {
        Assert.True(InputNumber.TryParse(text, out var value));

        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("NaN")]
    [InlineData("-.inf")]
    [InlineData("0x10")]
    [InlineData("1e999999999")]
    [InlineData("1 000")]
    [InlineData("1,5")]
    [InlineData(".")]
    public void What_is_no_plain_decimal_is_refused(string text) => Assert.False(InputNumber.TryParse(text, out _));

    [Fact]
    public void A_number_shows_as_the_double_that_its_text_means() =>
        Gen.Select(Gen.Int[-99_999_999, 99_999_999], Gen.Int[-12, 12]).Sample((digits, power) =>
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{digits}e{power}");

            Assert.True(InputNumber.TryParse(text, out var value));
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value.ToDouble());
        });
}
