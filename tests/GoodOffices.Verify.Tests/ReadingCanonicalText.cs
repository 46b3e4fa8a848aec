using System.Text;
using GoodOffices.Verify.Canonical;
using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Tests;

public sealed class ReadingCanonicalText
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"a":1,"b":[true,false,"x"],"c":{"d":-9007199254740991}}""")]
    [InlineData("""["\"","\\","\b\t\n\f\r","\u0000\u001f\u000b","/","é","😀"]""")]
    [InlineData("[0,9007199254740991]")]
    [InlineData("""{"A":1,"_":2,"a":3,"a.b":4,"a0":5}""")]
    [InlineData("\"\u007f\"")]
    public void What_is_canonical_is_read(string text) => CanonicalReader.Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("")]
    [InlineData(" {}")]
    [InlineData("{} ")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{}{}")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 ,2]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"b\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"\":1}")]
    [InlineData("{\"a b\":1}")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("{\"é\":1}")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("True")]
    [InlineData("tru")]
    [InlineData("-0")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("99999999999999999999999999")]
    [InlineData("NaN")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\u000A\"")]
    [InlineData("\"\\u000a\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("\"\\u00:f\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"\\u007f\"")]
    [InlineData("\"\n\"")]
    [InlineData("\"a")]
    [InlineData("\"\\")]
    [InlineData("\"\\u00")]
    [InlineData("[")]
    [InlineData("{\"a\"")]
    [InlineData("\uFEFF{}")]
    public void Every_other_text_is_refused(string text) => Assert.Throws<FormException>(() => CanonicalReader.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[][] broken = [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xff], [0xc3]];

        Assert.All(broken, bytes => Assert.Throws<FormException>(() => CanonicalReader.Read([(byte)'"', .. bytes, (byte)'"'])));
    }

    [Fact]
    public void Thirty_two_levels_are_read_and_one_more_is_not()
    {
        CanonicalReader.Read(Encoding.ASCII.GetBytes(new string('[', 32) + new string(']', 32)));

        Assert.Throws<FormException>(() => CanonicalReader.Read(Encoding.ASCII.GetBytes(new string('[', 33) + new string(']', 33))));
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA", true)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAA AAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAA+AAAAAAAAAAA", false)]
    [InlineData("AAAAAAAAAA-_AAAAAAAAAA", true)]
    public void Sixteen_bytes_have_one_text(string text, bool good)
    {
        if (good) Assert.Equal(text, Text64.WriteUrl(Text64.ReadUrl(text, 16, "it")));
        else Assert.Throws<FormException>(() => Text64.ReadUrl(text, 16, "it"));
    }

    [Theory]
    [InlineData("AAAAAA==", 4)]
    [InlineData("AAAAAB==", -1)]
    [InlineData("AAAAAA", -1)]
    [InlineData("AAAA AAA", -1)]
    [InlineData("", -1)]
    [InlineData("AA-_AA==", -1)]
    public void So_have_bytes_in_notes(string text, int length) => Assert.Equal(length, Text64.ReadStandard(text)?.Length ?? -1);

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("77777777777777777777777774", true)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaab", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("Aaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("1aaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_number_has_one_text(string text, bool good) => Assert.Equal(good, Text32.IsNumber(text));
}
