using System.Buffers.Binary;

namespace GoodOffices.Core.Record;

/// <summary>Names one channel; it says neither whose the channel is nor what is in it.</summary>
/// <remarks>128 random bits, so that it can be neither guessed nor counted. Written as 26 characters of lower-case base32.</remarks>
public readonly record struct ChannelNumber : IComparable<ChannelNumber>
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 16;

    private readonly UInt128 _bits;

    private ChannelNumber(UInt128 bits) => _bits = bits;

    /// <summary>Takes 16 random bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 16.</exception>
    public static ChannelNumber Of(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes
        ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes))
        : throw new ArgumentException($"{nameof(ChannelNumber)}: {Bytes} bytes are needed.", nameof(bytes));

    /// <summary>Reads the 26 characters; false for any other spelling.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ChannelNumber number)
    {
        var read = Base32.TryRead(text, out var bits);
        number = new(bits);
        return read;
    }

    /// <summary>The 16 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
        return bytes;
    }

    /// <summary>In the order of the written form.</summary>
    public int CompareTo(ChannelNumber other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The 26 characters.</summary>
    public override string ToString() => Base32.Write(_bits);

    /// <summary>Whether the first comes before the second.</summary>
    public static bool operator <(ChannelNumber left, ChannelNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first comes after the second.</summary>
    public static bool operator >(ChannelNumber left, ChannelNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first does not come after the second.</summary>
    public static bool operator <=(ChannelNumber left, ChannelNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first does not come before the second.</summary>
    public static bool operator >=(ChannelNumber left, ChannelNumber right) => left.CompareTo(right) >= 0;
}
