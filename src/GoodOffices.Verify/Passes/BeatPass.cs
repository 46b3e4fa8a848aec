using GoodOffices.Verify.Canonical;
using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Passes;

/// <summary>Reads the beats: each at its instant, with its number, of this case.</summary>
internal static class BeatPass
{
    public const int Longest = Entry.Longest;

    public static WholeTree Check(Bundle bundle, RecordEvent.CaseOpened opened, CancellationToken stop)
    {
        var (tree, reader) = (new WholeTree(), bundle.Read(bundle.Beats));
        for (var beat = 0L; beat < bundle.Header.Beats; beat++)
        {
            if ((beat & 0xfff) == 0) stop.ThrowIfCancellationRequested();
            var here = beat;
            var bytes = Read(reader, bundle.Beats.Place, beat);
            bundle.Beats.Place.Read(() => Slots(bytes, bundle.Header.Case, opened, here));
            tree.Append(Tree.Leaf(bytes));
        }

        return reader.AtEnd ? tree : throw bundle.Beats.Place.Flawed($"There are more beats than the {bundle.Header.Beats} that the bundle's head counts.");
    }

    public static byte[] Read(SectionReader reader, Place place, long beat) => place.Read(() => reader.Counted(Longest, $"Beat {beat}"));

    public static Digest Slots(byte[] bytes, string caseNumber, RecordEvent.CaseOpened opened, long beat)
    {
        var fields = new Fields(CanonicalReader.Read(bytes), $"beat {beat}");
        var (at, number) = (fields.Natural("at"), fields.Natural("beat"));
        var ofCase = fields.Number("case");
        var slots = Digest.From(fields.Bytes("slots", Digest.Length));
        fields.Version();
        fields.End();

        if (number != beat) throw new FormException($"Where beat {beat} must stand there is another. One was dropped, added or moved.");
        if (ofCase != caseNumber) throw new FormException($"Beat {beat} is one of another case.");
        return at == opened.Start + (Int128)beat * opened.BeatPeriod ? slots : throw new FormException($"Beat {beat} does not stand for its instant.");
    }
}
