using System.Collections.Immutable;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Casework.Desk;

/// <summary>The beats of a case: due by the clock, whether anything happened or not.</summary>
/// <remarks>A clock that runs ahead makes beats early, one that steps back makes none until it is there again; neither changes the order of anything, which is by sequence alone.</remarks>
internal static class Beats
{
    public const string SizesRow = "beat-sizes";

    /// <summary>How many are due at a time.</summary>
    public static long Due(OpenedCase opened, long now) => opened.Fold.Opened is { } beat && now >= beat.Start ? Math.Max(0, ((now - beat.Start) / beat.BeatPeriod) + 1 - opened.Beats.Size) : 0;

    /// <summary>The instant of the last beat; 0 before the first. No entry after it has an earlier time, so that the beats tell the order of channels as well.</summary>
    public static long LastInstant(OpenedCase opened) => opened is { Fold.Opened: { } beat, Beats.Size: > 0 } ? beat.Start + ((opened.Beats.Size - 1) * beat.BeatPeriod) : 0;

    /// <summary>The next beats, over the trees as they are, and the edge after them.</summary>
    public static (ImmutableArray<StoredBeat> Beats, TreeEdge Edge) Next(OpenedCase opened, int count, IRandomSource random)
    {
        var (beat, edge, beats) = (opened.Fold.Opened!, opened.Beats, ImmutableArray.CreateBuilder<StoredBeat>(count));
        var held = Held(opened.Trees.Select(tree => (opened.SlotOf(tree.Channel), tree.Channel, tree.Tree)));
        var sizes = Fields.Of(("channels", new FieldValue.List([.. opened.Trees.OrderBy(tree => tree.Channel).Select(tree => (FieldValue)Fields.Of(("channel", tree.Channel.ToString()), ("size", tree.Tree.Size), ("slot", opened.SlotOf(tree.Channel))))])));
        for (var number = edge.Size; beats.Count < count; number++)
        {
            var bytes = new Beat(beat.Start + (number * beat.BeatPeriod), number, opened.Number, new SlotTable(Salts(opened.Vault, number), held).Root).Write();
            edge = edge.Append(MerkleTree.Leaf(bytes));
            beats.Add(new(number, bytes, Sign(opened.Vault, SignedNote.OfHead(LogName.Of(opened.Number), edge.Head), LogName.Of(opened.Number)).ToString(), SealedRows.SealOwn(opened.Vault, SizesRow, number, sizes, random)));
        }

        return (beats.MoveToImmutable(), edge);
    }

    public static Digest[] Salts(Vault vault, long beat) => [.. Enumerable.Range(0, SlotTable.Slots).Select(slot => Digest.Of(vault.SlotSalt(beat, slot)))];

    public static (ChannelNumber, TreeHead)?[] Held(IEnumerable<(int Slot, ChannelNumber Channel, TreeHead Tree)> trees)
    {
        var held = new (ChannelNumber, TreeHead)?[SlotTable.Slots];
        foreach (var (slot, channel, tree) in trees) held[slot] = (channel, tree);
        return held;
    }

    /// <summary>Adds the log's signature to a note, under a name of the log's.</summary>
    public static SignedNote Sign(Vault vault, SignedNote note, string name) =>
        note.With(NoteLine.OfSignature(name, LogKey(vault), vault.Log.Sign(note.BytesToSign())));

    public static PublicKey LogKey(Vault vault) => vault.Log.Public.Key;
}
