using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace GoodOffices.Core.Record;

/// <summary>Writes RFC 8785 canonical JSON over the part of JSON that the record uses.</summary>
internal static class CanonicalWriter
{
    public const int DeepestLevel = 32;
    public const long LargestNumber = (1L << 53) - 1;
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] Write(Fields fields)
    {
        var target = new ArrayBufferWriter<byte>(512);
        Write(target, fields, 1);
        return target.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> target, FieldValue value, int level)
    {
        if (value is Fields or FieldValue.List && level > DeepestLevel) throw new RecordFormatException($"JSON is nested deeper than {DeepestLevel} levels.");
        switch (value)
        {
            case FieldValue.Text text: WriteText(target, text.Value); break;
            case FieldValue.Number number: WriteNumber(target, number.Value); break;
            case FieldValue.Flag flag: target.Write(flag.Value ? "true"u8 : "false"u8); break;
            case FieldValue.List list: WriteList(target, list, level); break;
            case Fields fields: WriteFields(target, fields, level); break;
            default: throw new ArgumentException("A value of canonical JSON is needed.", nameof(value));
        }
    }

    private static void WriteFields(ArrayBufferWriter<byte> target, Fields fields, int level)
    {
        var separator = "{"u8;
        foreach (var (name, value) in fields)
        {
            if (name.Length is 0 or > 64 || name.AsSpan().ContainsAnyExcept(NameCharacters)) throw new RecordFormatException("A field has a name that the record does not allow.");
            target.Write(separator);
            WriteText(target, name);
            target.Write(":"u8);
            Write(target, value, level + 1);
            separator = ","u8;
        }

        target.Write(separator[0] == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteList(ArrayBufferWriter<byte> target, FieldValue.List list, int level)
    {
        target.Write("["u8);
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (i > 0) target.Write(","u8);
            Write(target, list.Items[i], level + 1);
        }

        target.Write("]"u8);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> target, long value)
    {
        if (value is < -LargestNumber or > LargestNumber) throw new RecordFormatException("A number has more than 53 bits.");
        Utf8Formatter.TryFormat(value, target.GetSpan(20), out var written);
        target.Advance(written);
    }

    private static void WriteText(ArrayBufferWriter<byte> target, string text)
    {
        target.Write("\""u8);
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var plain = rest.IndexOfAny(Escaped) is var at and >= 0 ? at : rest.Length;
            WritePlain(target, rest[..plain]);
            if (plain < rest.Length) WriteEscape(target, rest[plain++]);
            rest = rest[plain..];
        }

        target.Write("\""u8);
    }

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private static void WritePlain(ArrayBufferWriter<byte> target, ReadOnlySpan<char> text)
    {
        try
        {
            target.Advance(Strict.GetBytes(text, target.GetSpan(Strict.GetMaxByteCount(text.Length))));
        }
        catch (EncoderFallbackException)
        {
            throw new RecordFormatException("A text has half of a surrogate pair.");
        }
    }

    private static void WriteEscape(ArrayBufferWriter<byte> target, char character) => target.Write(character switch
    {
        '"' => "\\\""u8,
        '\\' => "\\\\"u8,
        '\b' => "\\b"u8,
        '\t' => "\\t"u8,
        '\n' => "\\n"u8,
        '\f' => "\\f"u8,
        '\r' => "\\r"u8,
        _ => Encoding.ASCII.GetBytes($"\\u{(int)character:x4}"),
    });
}
