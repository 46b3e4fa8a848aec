using System.Security.Cryptography;
using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Texts;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Passes;

/// <summary>Opens the viewer's slots in every beat: what her channels were then must lead to the root that the beat commits to.</summary>
internal sealed class SlotPass
{
    private const int Batch = 512;
    private const int Levels = 6;
    private static readonly byte[] Prefix = "goodoffices/slot/v1\0"u8.ToArray();

    private readonly Bundle _bundle;
    private readonly RecordEvent.CaseOpened _case;
    private readonly Growth[] _channels;
    private readonly List<Opened> _batch = [];

    public SlotPass(Bundle bundle, Opening opening)
    {
        (_bundle, _case) = (bundle, opening.Case);
        _channels = [.. opening.Channels.Select(channel => new Growth(channel, bundle.Read(channel.Sections.Leaves)))];
    }

    /// <summary>Gives the sizes of the channels at the last beat.</summary>
    /// <param name="seen">Is told beat, channel and size as they are read.</param>
    /// <param name="stop">Ends the reading early.</param>
    public long[] Check(Action<long, int, long> seen, CancellationToken stop)
    {
        var (beats, openings) = (_bundle.Read(_bundle.Beats), _bundle.Read(_bundle.Openings));
        for (var beat = 0L; beat < _bundle.Header.Beats; beat++)
        {
            var here = beat;
            var slots = BeatPass.Slots(BeatPass.Read(beats, _bundle.Beats.Place, beat), _bundle.Header.Case, _case, beat);
            for (var channel = 0; channel < _channels.Length; channel++)
            {
                var growth = _channels[channel];
                seen(beat, channel, Place(growth).Read(() => Open(openings, growth, slots, here)));
            }

            if (_batch.Count < Batch) continue;
            stop.ThrowIfCancellationRequested();
            Flush();
        }

        Flush();
        if (!openings.AtEnd) throw _bundle.Openings.Place.Flawed("More slots are opened than there are beats.");
        return [.. _channels.Select(channel => channel.Size)];
    }

    private Place Place(Growth growth) => new(_bundle.Openings.Name, growth.Channel.Sections.Channel);

    private long Open(SectionReader openings, Growth growth, Digest slots, long beat)
    {
        var size = openings.UInt64();
        if (size > (ulong)growth.Channel.Sections.Size) throw new FormException($"At beat {beat} the channel has more entries than at its end.");
        if ((long)size < growth.Size) throw new FormException($"At beat {beat} the channel has fewer entries than at the beat before.");
        if (size == 0) return 0;

        growth.GrowTo((long)size);
        _batch.Add(new(growth.Channel, beat, growth.Body, slots, openings.Bytes((1 + Levels) * Digest.Length)));
        return (long)size;
    }

    private void Flush()
    {
        Together.Do(_batch.Count, i =>
        {
            var opened = _batch[i];
            if (!opened.LeadsToItsBeat()) throw new Place(_bundle.Openings.Name, opened.Channel.Sections.Channel).Flawed($"What the channel was at beat {opened.Beat} does not lead to what the beat commits to.");
        });
        _batch.Clear();
    }

    /// <summary>A slot of one beat: its salt and the hashes beside its way up.</summary>
    private sealed record Opened(OpenedChannel Channel, long Beat, byte[] Body, Digest Slots, byte[] SaltAndPath)
    {
        public bool LeadsToItsBeat()
        {
            Span<Digest> path = stackalloc Digest[Levels];
            for (var level = 0; level < Levels; level++) path[level] = Digest.From(SaltAndPath.AsSpan((1 + level) * Digest.Length, Digest.Length));
            Span<byte> commitment = stackalloc byte[Digest.Length];
            SHA256.HashData([.. Prefix, .. SaltAndPath.AsSpan(0, Digest.Length), .. Body], commitment);
            return Proofs.RootOfInclusion(Tree.Leaf(commitment), Channel.How.Slot, RecordEvent.Slots, path) == Slots;
        }
    }

    /// <summary>A channel growing from beat to beat; its leaf hashes were held to its entries before.</summary>
    private sealed class Growth(OpenedChannel channel, SectionReader leaves)
    {
        private readonly GrowingTree _tree = new();

        public OpenedChannel Channel { get; } = channel;

        public long Size => _tree.Size;

        public byte[] Body { get; private set; } = [];

        public void GrowTo(long size)
        {
            if (size == Size) return;
            while (Size < size) _tree.Append(LeafPass.NextLeaf(leaves));
            var root = Text64.WriteUrl(_tree.Root().ToArray());
            Body = System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($$"""{"channel":"{{Channel.Sections.Channel}}","root":"{{root}}","size":{{size}}}"""));
        }
    }
}
