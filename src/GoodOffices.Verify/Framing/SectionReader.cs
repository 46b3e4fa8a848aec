using System.Buffers.Binary;

namespace GoodOffices.Verify.Framing;

/// <summary>Reads one section from front to back through a small buffer of its own; several may stand in the same file at different places.</summary>
internal sealed class SectionReader(Stream file, Section section, int bufferLength = 16 * 1024)
{
    private readonly byte[] _buffer = new byte[(int)Math.Min(bufferLength, Math.Max(section.Length, 1))];
    private long _next = section.Start;
    private int _from;
    private int _to;

    public Section Section { get; } = section;

    public long Left => Section.Start + Section.Length - _next + (_to - _from);

    public bool AtEnd => Left == 0;

    public void Fill(Span<byte> target)
    {
        if (target.Length > Left) throw new FormException("The section ends in the middle of what it holds.", Remedies.CutShort);
        while (target.Length > 0)
        {
            if (_from == _to) Refill();
            var part = Math.Min(target.Length, _to - _from);
            _buffer.AsSpan(_from, part).CopyTo(target);
            _from += part;
            target = target[part..];
        }
    }

    public byte[] Bytes(int count)
    {
        if (count > Left) throw new FormException("The section ends in the middle of what it holds.", Remedies.CutShort);
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    /// <summary>Reads a u32 length and that many bytes; nothing is allocated for a length that cannot be.</summary>
    public byte[] Counted(int atMost, string what)
    {
        var length = UInt32();
        if (length == 0 || length > atMost) throw new FormException($"{what} has {length} bytes; allowed are 1 to {atMost}.");
        return Bytes((int)length);
    }

    /// <summary>The same into a buffer that is used again; what is longer than it is refused.</summary>
    public ReadOnlySpan<byte> Counted(Span<byte> buffer, string what)
    {
        var length = UInt32();
        if (length == 0 || length > buffer.Length) throw new FormException($"{what} has {length} bytes; allowed are 1 to {buffer.Length}.");
        Fill(buffer[..(int)length]);
        return buffer[..(int)length];
    }

    public uint UInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    public ulong UInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    public byte Byte()
    {
        Span<byte> one = stackalloc byte[1];
        Fill(one);
        return one[0];
    }

    private void Refill()
    {
        file.Position = _next;
        var wanted = (int)Math.Min(_buffer.Length, Section.Start + Section.Length - _next);
        file.ReadExactly(_buffer.AsSpan(0, wanted));
        (_from, _to, _next) = (0, wanted, _next + wanted);
    }
}
