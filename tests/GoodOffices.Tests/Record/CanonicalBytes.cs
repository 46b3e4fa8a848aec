using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Record;

/// <summary>A record has one spelling: RFC 8785's.</summary>
public sealed class CanonicalBytes
{
    /// <summary>The property order of RFC 8785 §3.2.3, less the names our alphabet does not have, and its escapes of §3.2.2.2.</summary>
    [Fact]
    public void Members_are_sorted_by_code_unit_and_strings_escaped_as_the_standard_says()
    {
        var fields = Fields.Of(("b", "€$\u000F\nA'B\"\\\\\"/"), ("a-1", 9007199254740991), ("B", true), ("a.1", -1), ("1", new FieldValue.List([false, "\u2028\u007f😀"])));

        Assert.Equal("{\"1\":[false,\"\u2028\u007f😀\"],\"B\":true,\"a-1\":9007199254740991,\"a.1\":-1,\"b\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", Encoding.UTF8.GetString(fields.Write()));
        Assert.Equal(fields, Fields.Read(fields.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{} ")]
    [InlineData(" {}")]
    [InlineData("\ufeff{}")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":1.0}")]
    [InlineData("{\"a\":1e3}")]
    [InlineData("{\"a\":-0}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":9007199254740992}")]
    [InlineData("{\"a\":-9007199254740992}")]
    [InlineData("{\"a\":99999999999999999999}")]
    [InlineData("{\"b\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":\"\\u0041\"}")]
    [InlineData("{\"a\":\"\\u000A\"}")]
    [InlineData("{\"a\":\"\\u000a\"}")]
    [InlineData("{\"a\":\"\\u001F\"}")]
    [InlineData("{\"a\":\"\\/\"}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\":1}")]
    [InlineData("{\"a b\":1}")]
    [InlineData("{\"ä\":1}")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":1}")]
    public void Any_other_spelling_is_refused(string text) => Assert.Throws<RecordFormatException>(() => Fields.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Text_that_is_no_unicode_is_neither_read_nor_written()
    {
        Assert.Throws<RecordFormatException>(() => Fields.Read([.. "{\"a\":\""u8, 0xff, .. "\"}"u8]));
        Assert.Throws<RecordFormatException>(() => Fields.Read([.. "{\"a\":\""u8, 0xed, 0xa0, 0x80, .. "\"}"u8]));
        Assert.Throws<RecordFormatException>(() => Fields.Of(("a", "\ud800")).Write());
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void Thirty_two_levels_are_deep_enough(int lists, bool good)
    {
        var text = Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', lists)}{new string(']', lists)}}}");

        if (good) Assert.Equal(text, Fields.Read(text).Write());
        else Assert.Throws<RecordFormatException>(() => Fields.Read(text));
    }

    [Theory]
    [InlineData("AA", true)]
    [InlineData("AB", false)]
    [InlineData("AA==", false)]
    [InlineData("A A", false)]
    [InlineData("A", false)]
    [InlineData("-_8", true)]
    [InlineData("+/8", false)]
    [InlineData("AA\n", false)]
    public void Bytes_have_one_spelling(string text, bool good)
    {
        var fields = Fields.Of(("a", text));

        if (good) Assert.Equal(text, ((FieldValue.Text)FieldValue.Bytes(fields.BytesOf("a"))).Value);
        else Assert.Throws<RecordFormatException>(() => fields.BytesOf("a"));
    }

    [Theory]
    [InlineData("anna", true)]
    [InlineData("7.a_b-c", true)]
    [InlineData("", false)]
    [InlineData(".anna", false)]
    [InlineData("Anna", false)]
    [InlineData("аnna", false)]
    [InlineData("an na", false)]
    [InlineData("anna\u200b", false)]
    public void A_name_has_an_alphabet_in_which_nothing_looks_like_something_else(string text, bool good) => Assert.Equal(good, MemberId.TryRead(text, out _));
}
