using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Framing;

/// <summary>Finds the sections of a bundle, in their one order.</summary>
internal sealed class Frame(Stream file)
{
    private readonly SectionWalk _walk = new(file);

    public static Bundle Walk(Stream file) => new Frame(file).Walk();

    private Bundle Walk()
    {
        if (!_walk.TryTakeLine("goodoffices bundle 1\n"u8))
            throw new Place("the first line").Flawed("This is not a bundle of Good Offices: its first line is not “goodoffices bundle 1”.", "Make sure that this is the file that `goodoffices record export` wrote. A bundle of another version needs another verifier.");
        var head = _walk.Take("HEAD", null, "the head (HEAD)", Header.Longest);
        var header = head.Place.Read(() => Header.Read(new SectionReader(file, head).Bytes((int)head.Length)));
        var channels = header.Channels.Select(Channel).ToArray();
        var beats = _walk.Take("BEAT", null, "the beats (BEAT)");
        var openings = _walk.Take("OPEN", null, "the slot openings (OPEN)");
        var checkpoints = _walk.Take("NOTE", null, "the checkpoints (NOTE)");
        var signed = _walk.At;
        var signature = _walk.Take("SIGN", null, "the bundle's signature (SIGN)", Header.Longest);
        _walk.End();

        return new() { File = file, Header = header, Channels = channels, Beats = beats, Openings = openings, Checkpoints = checkpoints, Signature = signature, Signed = signed };
    }

    private ChannelSections Channel((string Number, long Size) channel)
    {
        var entries = _walk.Take("ENTR", channel.Number, "the entries (ENTR)");
        var leaves = TakeAfterEntries(channel, entries);
        var payloads = _walk.Take("PAYL", channel.Number, "the payloads (PAYL)");
        var head = _walk.Take("CHED", channel.Number, "the channel head (CHED)", Header.Longest);
        return new(channel.Number, channel.Size, entries, leaves, payloads, head);
    }

    /// <summary>Where nothing follows the entries as it must, the entries themselves are the likelier place: the first that breaks their own order is named.</summary>
    private Section TakeAfterEntries((string Number, long Size) channel, Section entries)
    {
        try
        {
            var leaves = _walk.Take("LEAF", channel.Number, "the leaf hashes (LEAF)");
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
}
