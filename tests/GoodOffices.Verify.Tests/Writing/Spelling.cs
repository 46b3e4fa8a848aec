using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GoodOffices.Verify.Tests.Writing;

/// <summary>How bytes are written in the record, straight from the page.</summary>
internal static class Spelling
{
    public static string Url(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Number(ReadOnlySpan<byte> sixteen)
    {
        var bits = string.Concat(sixteen.ToArray().Select(b => Convert.ToString(b, 2).PadLeft(8, '0'))) + "00";
        return string.Concat(Enumerable.Range(0, 26).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(5 * i, 5), 2)]));
    }

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Hash(params byte[][] parts) => SHA256.HashData(Join(parts));

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] U32(long value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checked((uint)value));
        return bytes;
    }

    public static byte[] U64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
