using GoodOffices.Verify.Tests.Writing;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests;

/// <summary>Somebody who has the file but not the log's key changes something in it: she is always found out, and where an entry was touched, it is named.</summary>
public sealed class AlteringTheFile(ITestOutputHelper output)
{
    private const int Entries = 200;
    private static readonly Talks Talks = new Talks(14).Go(Entries, 4);
    private static readonly byte[] Bundle = Talks.Export().Write(out Parts);
    private static readonly List<Part> Parts;
    private static readonly Trust Keys = Trust.Read(Utf8(Talks.Keys));

    [Fact]
    public void Every_single_byte_of_two_hundred_entries_and_all_around_them()
    {
        Assert.Equal(Entries, Talks.Entries);
        var seed = Sizes.Seed(output);
        for (var turn = 0; turn < Sizes.Of(1, 8); turn++)
        {
            var bit = turn;
            Parallel.For(0, Bundle.Length, Options, () => Bundle.ToArray(), (at, _, copy) =>
            {
                copy[at] ^= (byte)(1 << ((at * 31 + seed + bit) & 7));
                MustBeRefused(copy, EntryAt(at), $"byte {at}, bit {(at * 31 + seed + bit) & 7}");
                copy[at] = Bundle[at];
                return copy;
            }, _ => { });
        }
    }

    [Fact]
    public void An_entry_dropped_doubled_moved_or_put_in_with_all_lengths_set_right()
    {
        foreach (var part in Parts.Where(part => part.Letters == "ENTR"))
        {
            var mine = Content(part);
            var next = Parts.Find(other => other.Channel == part.Channel && other.Sequence == part.Sequence + 1);
            var foreign = Content(Parts.Find(other => other.Letters == "ENTR" && other.Channel != part.Channel)!);

            MustBeRefused(Relengthened(part, part.Start, part.Length, []), part, "dropped", part.Sequence);
            MustBeRefused(Relengthened(part, part.Start, 0, mine), part, "doubled", part.Sequence + 1);
            MustBeRefused(Relengthened(part, part.Start, part.Length, foreign), part, "exchanged for one of another channel", part.Sequence);
            if (next is not null) MustBeRefused(Relengthened(part, part.Start, part.Length + next.Length, Join(Content(next), mine)), part, "moved", part.Sequence);
        }
    }

    [Fact]
    public void An_entry_dropped_or_doubled_with_no_length_set_right()
    {
        foreach (var part in Parts.Where(part => part.Letters == "ENTR"))
        {
            MustBeRefused(Edited(part.Start, part.Length, []), part, "dropped", part.Sequence);
            var isLast = Parts.TrueForAll(other => other.Channel != part.Channel || other.Sequence != part.Sequence + 1);
            MustBeRefused(Edited(part.Start, 0, Content(part)), isLast ? null : part, "doubled", part.Sequence + 1); // the last one's double lies outside the section
        }
    }

    [Fact]
    public void A_byte_put_in_or_taken_out_anywhere()
    {
        var random = new Random(Sizes.Seed(output));
        var places = Enumerable.Range(0, Sizes.Of(300, 20_000)).Select(_ => (random.Next(Bundle.Length), (byte)random.Next(256))).ToArray();
        Parallel.ForEach(places, Options, place =>
        {
            MustBeRefused(Edited(place.Item1, 1, []), null, $"byte {place.Item1} taken out");
            MustBeRefused(Edited(place.Item1, 0, [place.Item2]), null, $"a byte put in at {place.Item1}");
        });
    }

    [Fact]
    public void A_section_dropped_doubled_or_moved()
    {
        var starts = SectionStarts().Append(Bundle.Length).ToArray();
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            var (start, length) = (starts[i], starts[i + 1] - starts[i]);
            var mine = Bundle.AsSpan(start, length).ToArray();

            MustBeRefused(Edited(start, length, []), null, $"section {i} dropped");
            MustBeRefused(Edited(start, 0, mine), null, $"section {i} doubled");
            if (i + 2 >= starts.Length) continue;
            var next = Bundle.AsSpan(starts[i + 1], starts[i + 2] - starts[i + 1]).ToArray();
            MustBeRefused(Edited(start, length + next.Length, Join(next, mine)), null, $"section {i} moved");
        }
    }

    [Fact]
    public void A_file_cut_short_or_made_longer()
    {
        var step = Sizes.Of(97, 1);
        Parallel.For(0, Bundle.Length / step, Options, i => MustBeRefused(Bundle[..(i * step)], null, $"cut at {i * step}"));
        MustBeRefused([.. Bundle, 0], null, "a byte after the end");
        MustBeRefused([], null, "an empty file");
    }

    [Fact]
    public void Random_edits_of_a_large_record()
    {
        var seed = Sizes.Seed(output);
        var talks = new Talks(15).Go(Sizes.Of(400, 2_000), 60);
        var (bundle, keys) = (talks.Export().Write(), Trust.Read(Utf8(talks.Keys)));
        Parallel.For(0, Sizes.Of(400, 100_000), Options, round =>
        {
            var edited = Mutation.Of(bundle, new Random(seed + round));
            if (!edited.AsSpan().SequenceEqual(bundle)) Assert.False(BundleVerifier.Verify(new MemoryStream(edited), keys, CancellationToken.None).Holds, $"seed {seed}, round {round}");
        });
    }

    private static ParallelOptions Options => new() { CancellationToken = TestContext.Current.CancellationToken };

    private static Part? EntryAt(int position) => Parts.Find(part => part.Letters == "ENTR" && position >= part.Start && position < part.Start + part.Length);

    private static byte[] Content(Part part) => Bundle.AsSpan(part.Start, part.Length).ToArray();

    private static byte[] Edited(int at, int remove, byte[] insert) => [.. Bundle.AsSpan(0, at), .. insert, .. Bundle.AsSpan(at + remove)];

    private static byte[] Relengthened(Part part, int at, int remove, byte[] insert)
    {
        var edited = Edited(at, remove, insert);
        var section = Parts.First(first => first.Letters == part.Letters && first.Channel == part.Channel).Start;
        var length = Parts.Where(other => other.Letters == part.Letters && other.Channel == part.Channel).Sum(other => other.Length) + insert.Length - remove;
        U64(length).CopyTo(edited, section - 8);
        return edited;
    }

    private static IEnumerable<int> SectionStarts()
    {
        for (var at = "goodoffices bundle 1\n".Length; at < Bundle.Length; at += 12 + (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(Bundle.AsSpan(at + 4))) yield return at;
    }

    private static void MustBeRefused(byte[] edited, Part? entry, string what, long? first = null)
    {
        var flaw = BundleVerifier.Verify(new MemoryStream(edited), Keys, CancellationToken.None).Flaw;

        Assert.True(flaw is not null, $"{what}: nobody noticed.");
        if (entry is not null) Assert.True(flaw.Channel == entry.Channel && flaw.Sequence == (first ?? entry.Sequence), $"{what} of entry {entry.Sequence}: entry {flaw.Sequence} is named. {flaw.Reason}");
    }
}
