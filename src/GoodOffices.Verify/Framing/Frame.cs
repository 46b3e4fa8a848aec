using System.Buffers.Binary;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Framing;

/// <summary>Walks over the file from section to section, by their lengths alone.</summary>
internal sealed class Frame(Stream file)
{
    private const int HeadLength = 12;
    private static readonly byte[] FirstLine = "goodoffices bundle 1\n"u8.ToArray();

    private long _at;

    public static Bundle Walk(Stream file) => new Frame(file).Walk();

    private Bundle Walk()
    {
        TakeFirstLine();
        var head = Take("HEAD", null, "the head (HEAD)", Header.Longest);
        var header = head.Place.Read(() => Header.Read(new SectionReader(file, head).Bytes((int)head.Length)));
        var channels = header.Channels.Select(Channel).ToArray();
        var beats = Take("BEAT", null, "the beats (BEAT)");
        var openings = Take("OPEN", null, "the slot openings (OPEN)");
        var checkpoints = Take("NOTE", null, "the checkpoints (NOTE)");
        var signed = _at;
        var signature = Take("SIGN", null, "the bundle's signature (SIGN)", Header.Longest);
        if (_at != file.Length) throw new Place("the end of the file").Flawed("Something stands after the bundle's last section.");

        return new() { File = file, Header = header, Channels = channels, Beats = beats, Openings = openings, Checkpoints = checkpoints, Signature = signature, Signed = signed };
    }

    private ChannelSections Channel((string Number, long Size) channel)
    {
        var entries = Take("ENTR", channel.Number, "the entries (ENTR)");
        var leaves = TakeAfterEntries(channel, entries);
        var payloads = Take("PAYL", channel.Number, "the payloads (PAYL)");
        var head = Take("CHED", channel.Number, "the channel head (CHED)", Header.Longest);
        return new(channel.Number, channel.Size, entries, leaves, payloads, head);
    }

    /// <summary>Where nothing follows the entries as it must, the entries themselves are the likelier place: the first that breaks their own order is named.</summary>
    private Section TakeAfterEntries((string Number, long Size) channel, Section entries)
    {
        try
        {
            var leaves = Take("LEAF", channel.Number, "the leaf hashes (LEAF)");
            return leaves.Length == channel.Size * (Int128)Digest.Length
                ? leaves
                : throw leaves.Place.Flawed($"There are {leaves.Length} bytes of leaf hashes where {channel.Size} entries need {channel.Size * (Int128)Digest.Length}.");
        }
        catch (FlawException)
        {
            Entries.EntryScan.FindFirstBroken(new SectionReader(file, entries), channel.Number);
            throw;
        }
    }

    private void TakeFirstLine()
    {
        var line = new byte[FirstLine.Length];
        file.Position = 0;
        if (file.ReadAtLeast(line, line.Length, throwOnEndOfStream: false) < line.Length || !line.AsSpan().SequenceEqual(FirstLine))
            throw new Place("the first line").Flawed("This is not a bundle of Good Offices: its first line is not “goodoffices bundle 1”.", "Make sure that this is the file that `goodoffices record export` wrote. A bundle of another version needs another verifier.");
        _at = line.Length;
    }

    private Section Take(string letters, string? channel, string name, long atMost = long.MaxValue)
    {
        var place = new Place(name, channel);
        Span<byte> head = stackalloc byte[HeadLength];
        if (file.Length - _at < HeadLength) throw place.Flawed("The file ends before this section.", Remedies.CutShort);
        file.Position = _at;
        file.ReadExactly(head);
        if (!head[..4].SequenceEqual(System.Text.Encoding.ASCII.GetBytes(letters))) throw place.Flawed($"The section {letters} is not where it must begin, at byte {_at}.");

        var length = BinaryPrimitives.ReadUInt64BigEndian(head[4..]);
        var start = _at + HeadLength;
        if (length > (ulong)(file.Length - start)) throw place.Flawed($"The section {letters} says it has {length} bytes; the file ends before.", Remedies.CutShort);
        if (length > (ulong)atMost) throw place.Flawed($"The section {letters} says it has {length} bytes; allowed are {atMost}.");
        _at = start + (long)length;
        return new(name, channel, start, (long)length);
    }
}
