using System.Buffers.Binary;

namespace GoodOffices.Verify.Framing;

/// <summary>Goes over a file from section to section by their lengths alone, and allocates nothing for them.</summary>
internal sealed class SectionWalk(Stream file)
{
    private const int HeadLength = 12;

    /// <summary>Where the next section must begin.</summary>
    public long At { get; private set; }

    /// <summary>Whether the file begins with this line.</summary>
    public bool TryTakeLine(ReadOnlySpan<byte> expected)
    {
        var line = new byte[expected.Length];
        file.Position = 0;
        if (file.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length || !expected.SequenceEqual(line)) return false;
        At = line.Length;
        return true;
    }

    public Section Take(string letters, string? channel, string name, long atMost = long.MaxValue)
    {
        var place = new Place(name, channel);
        Span<byte> head = stackalloc byte[HeadLength];
        if (file.Length - At < HeadLength) throw place.Flawed("The file ends before this section.", Remedies.CutShort);
        file.Position = At;
        file.ReadExactly(head);
        if (!head[..4].SequenceEqual(System.Text.Encoding.ASCII.GetBytes(letters))) throw place.Flawed($"The section {letters} is not where it must begin, at byte {At}.");

        var length = BinaryPrimitives.ReadUInt64BigEndian(head[4..]);
        var start = At + HeadLength;
        if (length > (ulong)(file.Length - start)) throw place.Flawed($"The section {letters} says it has {length} bytes; the file ends before.", Remedies.CutShort);
        if (length > (ulong)atMost) throw place.Flawed($"The section {letters} says it has {length} bytes; allowed are {atMost}.");
        At = start + (long)length;
        return new(name, channel, start, (long)length);
    }

    public void End()
    {
        if (At != file.Length) throw new Place("the end of the file").Flawed("Something stands after the last section.");
    }
}
