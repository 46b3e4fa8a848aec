using System.Buffers;
using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Passes;

/// <summary>Holds a channel's entries to its leaf hashes, and these to the root of its head. This comes first, because it is quick and names the very entry that was altered.</summary>
internal static class LeafPass
{
    /// <returns>The channel's head, its signature not looked at yet.</returns>
    public static TreeHead Check(Bundle bundle, ChannelSections channel, CancellationToken stop)
    {
        var head = channel.Head.Place.Read(() => ReadHead(bundle, channel));
        var (entries, leaves, tree) = (bundle.Read(channel.Entries), bundle.Read(channel.Leaves), new GrowingTree());
        var different = FirstDifferent(channel, entries, leaves, tree, stop);
        while (!leaves.AtEnd) tree.Append(NextLeaf(leaves));
        var listed = tree.Root() == head.Root;

        if (different is { } sequence)
        {
            throw listed
                ? new Place(channel.Entries.Name, channel.Channel, sequence).Flawed("The entry is not the one that the channel's head stands for: it was altered, moved, added, or one was dropped here.")
                : new Place(channel.Leaves.Name, channel.Channel, sequence).Flawed("The entry and its leaf hash differ, and the leaf hashes do not have the root of the channel's head either.");
        }

        if (!listed) throw channel.Head.Place.Flawed("The channel's entries do not have the root that its head states.");
        return entries.AtEnd ? head : throw new Place(channel.Entries.Name, channel.Channel, channel.Size).Flawed($"The channel has {channel.Size} entries, and more bytes follow them.");
    }

    public static Digest NextLeaf(SectionReader leaves)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        leaves.Fill(hash);
        return Digest.From(hash);
    }

    private static long? FirstDifferent(ChannelSections channel, SectionReader entries, SectionReader leaves, GrowingTree tree, CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Entry.Longest);
        try
        {
            return FirstDifferent(channel, entries, leaves, tree, buffer.AsMemory(0, Entry.Longest), stop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long? FirstDifferent(ChannelSections channel, SectionReader entries, SectionReader leaves, GrowingTree tree, Memory<byte> buffer, CancellationToken stop)
    {
        for (var sequence = 0L; sequence < channel.Size; sequence++)
        {
            if ((sequence & 0xfff) == 0) stop.ThrowIfCancellationRequested();
            var here = sequence;
            var leaf = new Place(channel.Entries.Name, channel.Channel, here).Read(() => Tree.Leaf(entries.Counted(buffer.Span, "The entry")));
            var listed = NextLeaf(leaves);
            tree.Append(listed);
            if (leaf != listed) return sequence;
        }

        return null;
    }

    private static TreeHead ReadHead(Bundle bundle, ChannelSections channel)
    {
        var head = TreeHead.Read(bundle.Read(channel.Head).Bytes((int)channel.Head.Length));
        if (head.Origin != $"{TreeHead.LogName(bundle.Header.Case)}/{channel.Channel}") throw new FormException("The channel head is one of another channel or case.");
        if (head.Size != channel.Size) throw new FormException($"The channel head counts {head.Size} entries, the bundle's head {channel.Size}.");
        return head.Note.Signatures.Count == 1 ? head : throw new FormException("The channel head carries more than the log's signature.");
    }
}
