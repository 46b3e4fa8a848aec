using GoodOffices.Verify.Framing;

namespace GoodOffices.Verify.Entries;

/// <summary>Looks through entries by their own forms only, where the file around them is broken.</summary>
internal static class EntryScan
{
    public const string Section = "the entries (ENTR)";

    public static void FindFirstBroken(SectionReader reader, string channel)
    {
        for (var sequence = 0L; !reader.AtEnd; sequence++)
        {
            var place = new Place(Section, channel, sequence);
            var entry = place.Read(() => Entry.Read(reader.Counted(Entry.Longest, "The entry")));
            if (entry.Sequence != sequence) throw place.Flawed($"The entry says that it is number {entry.Sequence} of its channel. One before it was dropped, added or moved.");
        }
    }
}
