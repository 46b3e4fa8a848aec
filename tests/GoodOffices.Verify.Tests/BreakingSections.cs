using GoodOffices.Verify.Tests.Writing;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests;

/// <summary>Bundles that are signed as they are, with one section that does not fit the others.</summary>
public sealed class BreakingSections
{
    private static readonly Talks Talks = new Talks(10).Go(30);

    private static readonly Dictionary<string, (Action<BundleParts> Bend, string Reason)> Rules = new()
    {
        ["another version"] = (b => b.Head["v"] = 2, "version"),
        ["a viewer who was never admitted"] = (b => b.Head["viewer"] = "stranger", "never admitted"),
        ["a viewer with a look-alike name"] = (b => b.Head["viewer"] = "mediatоr", "member's name"), // Cyrillic о
        ["another case"] = (b => b.Head["case"] = Number(new byte[16]), "another channel or case"),
        ["a case number with bits to spare"] = (b => b.Head["case"] = new string('a', 25) + "b", "26 characters"),
        ["channels out of order"] = (b => ((List<Json>)b.Head["channels"]).Reverse(), "order"),
        ["no channels"] = (b => b.Head["channels"] = new List<Json>(), "0 channels"),
        ["too many channels"] = (b => b.Head["channels"] = Enumerable.Range(0, 65).Select(i => new Json().With("channel", Number([(byte)i, .. new byte[15]])).With("size", 1)).ToList(), "65 channels"),
        ["a channel larger than it is"] = (b => Channel(b)["size"] = 1000, "leaf hashes"),
        ["a channel larger than any number"] = (b => Channel(b)["size"] = (1L << 53) - 1, "leaf hashes"),
        ["more beats than there are"] = (b => b.Head["beats"] = 9, "ends in the middle"),
        ["fewer beats than there are"] = (b => b.Head["beats"] = 2, "more beats"),
        ["beats without end"] = (b => b.Head["beats"] = (1L << 53) - 1, "ends in the middle"),
        ["an entry dropped"] = (b => b["ENTR", Joint].RemoveAt(5), "not the one"),
        ["two entries exchanged"] = (b => (b["ENTR", Joint][5], b["ENTR", Joint][6]) = (b["ENTR", Joint][6], b["ENTR", Joint][5]), "not the one"),
        ["an entry twice"] = (b => b["ENTR", Joint].Insert(5, b["ENTR", Joint][4]), "not the one"),
        ["an entry after the last"] = (b => b["ENTR", Joint].Add(b["ENTR", Joint][4]), "more bytes follow"),
        ["an entry of no bytes"] = (b => b["ENTR", Joint][5] = U32(0), "0 bytes"),
        ["an entry without end"] = (b => b["ENTR", Joint][5] = U32(uint.MaxValue), "4294967295 bytes"),
        ["a leaf hash altered"] = (b => b["LEAF", Joint][5] = new byte[32], "leaf hashes do not have the root"),
        ["a leaf hash too many"] = (b => b["LEAF", Joint].Add(new byte[32]), "leaf hashes"),
        ["a channel head of another channel"] = (b => b["CHED", Joint][0] = b["CHED", Talks.Shared.Number][0], "another channel"),
        ["a channel head with another signature"] = (b => b["CHED", Joint][0] = Join(b["CHED", Joint][0], Utf8(WrittenNote.Line("x\n", "x", Talks.Firm))), "more than the log's"),
        ["a channel head signed by somebody else"] = (b => b["CHED", Joint][0] = Utf8(Note(Joint, new("somebody"))), "does not fit"),
        ["a payload too many"] = (b => b["PAYL", Talks.Own.Number].Add(Join(U64(7), [0])), "more payloads"),
        ["a payload of another entry"] = (b => b["PAYL", Talks.Shared.Number][1] = Join(U64(1), [0]), "another stands"),
        ["a payload neither opened nor erased"] = (b => b["PAYL", Talks.Shared.Number][1][8] = 2, "neither"),
        ["a beat at another instant"] = (b => Beat(b, 1, "at", WrittenRecord.Start), "instant"),
        ["a beat of another case"] = (b => Beat(b, 1, "case", Number(new byte[16])), "another case"),
        ["two beats exchanged"] = (b => (b["BEAT"][1], b["BEAT"][2]) = (b["BEAT"][2], b["BEAT"][1]), "another"),
        ["a beat with other slots"] = (b => Beat(b, 1, "slots", Url(new byte[32])), "do not have the root"),
        ["a slot opened with another salt"] = (b => b["OPEN"][3][9] ^= 1, "does not lead"),
        ["a slot opened with another path"] = (b => b["OPEN"][3][^1] ^= 1, "does not lead"),
        ["a channel that shrinks"] = (b => b["OPEN"][^1] = U64(0), "fewer entries"),
        ["a channel beyond its end"] = (b => b["OPEN"][^1][0] = 0x80, "more entries than at its end"),
        ["a slot too many"] = (b => b["OPEN"].Add(U64(0)), "More slots"),
        ["a slot too few"] = (b => b["OPEN"].RemoveAt(b["OPEN"].Count - 1), "ends in the middle"),
        ["no checkpoint of the end"] = (b => b["NOTE"].RemoveAt(2), "last checkpoint"),
        ["checkpoints exchanged"] = (b => b["NOTE"].Reverse(), "rise"),
        ["a checkpoint twice"] = (b => b["NOTE"].Add(b["NOTE"][2]), "rise"),
        ["a checkpoint signed by somebody else"] = (b => LastNote(b, WrittenNote.Signed(Talks.Record.CheckpointText, Name, new("somebody"))), "does not fit"),
        ["a checkpoint not signed by the log first"] = (b => LastNote(b, Talks.Record.CheckpointText + "\n" + Cosigned(Talks.Firm, "firm-head") + WrittenNote.Line(Talks.Record.CheckpointText, Name, Talks.Record.Log)), "first signature"),
        ["a checkpoint without signature"] = (b => LastNote(b, Talks.Record.CheckpointText + "\n"), "no signature"),
        ["a cosignature by a stranger"] = (b => LastNote(b, Good + Cosigned(new("stranger"), "stranger")), "nobody whom"),
        ["a cosignature in another's name"] = (b => LastNote(b, Good + Cosigned(Talks.Firm, "mediator")), "nobody whom"),
        ["a cosignature of another text"] = (b => LastNote(b, Good + WrittenNote.Cosignature("x\n", $"{Name}/firm-head", Talks.Firm, 1)), "does not fit"),
        ["a plain signature for a cosignature"] = (b => LastNote(b, Good + WrittenNote.Line(Talks.Record.CheckpointText, $"{Name}/firm-head", Talks.Firm)), "nobody whom"),
        ["cosignatures out of order"] = (b => LastNote(b, Good + Cosigned(Talks.UnionLater, "union-head") + Cosigned(Talks.Firm, "firm-head")), "not sorted"),
        ["a cosignature twice"] = (b => LastNote(b, Good + Cosigned(Talks.Firm, "firm-head") + Cosigned(Talks.Firm, "firm-head")), "stands twice"),
        ["a signature for another viewer"] = (b => b.Viewer = "firm-head", "another bundle"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    private static string Joint => Talks.Joint.Number;

    private static string Name => Talks.Record.LogName;

    private static string Good => WrittenNote.Signed(Talks.Record.CheckpointText, Name, Talks.Record.Log);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_section_that_does_not_fit_the_others_is_named(string rule)
    {
        var bundle = Talks.Export();
        Rules[rule].Bend(bundle);

        var flaw = VerifyingABundle.Verify(bundle.Write()).Flaw;

        Assert.NotNull(flaw);
        Assert.Contains(Rules[rule].Reason, flaw.Reason, StringComparison.Ordinal);
    }

    private static Json Channel(BundleParts bundle) => ((List<Json>)bundle.Head["channels"])[0];

    private static string Cosigned(Person by, string name) => WrittenNote.Cosignature(Talks.Record.CheckpointText, $"{Name}/{name}", by, 5);

    private static void LastNote(BundleParts bundle, string note) => bundle["NOTE"][2] = BundleParts.Counted(Utf8(note));

    private static void Beat(BundleParts bundle, int beat, string member, object value)
    {
        using var parsed = System.Text.Json.JsonDocument.Parse(Talks.Record.Beats[beat]);
        var bent = new Json();
        foreach (var property in parsed.RootElement.EnumerateObject()) bent[property.Name] = property.Value.ValueKind == System.Text.Json.JsonValueKind.Number ? property.Value.GetInt64() : property.Value.GetString()!;
        bundle["BEAT"][beat] = BundleParts.Counted(bent.With(member, value).Canonical());
    }

    private static string Note(string channel, Person by)
    {
        var name = $"{Name}/{channel}";
        return WrittenNote.Signed(WrittenNote.Head(name, Talks.Joint.Entries.Count, Trees.NaiveTree.Root(Talks.Joint.Leaves)), name, by);
    }
}
