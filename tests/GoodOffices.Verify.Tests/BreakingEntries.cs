using System.Numerics;
using GoodOffices.Verify.Tests.Writing;

namespace GoodOffices.Verify.Tests;

/// <summary>Records that are signed throughout, by a log that breaks one rule: the very entry is named, and why.</summary>
public sealed class BreakingEntries
{
    private static readonly Dictionary<string, (Action<Bent> Bend, string Reason)> Rules = new()
    {
        ["a gap in the sequence"] = (b => b.Entry["sequence"] = 9, "number 9"),
        ["another case"] = (b => b.Act["case"] = Spelling.Number(new byte[16]), "another case or channel"),
        ["another channel"] = (b => b.Act["channel"] = b.Talks.Own.Number, "another case or channel"),
        ["a time before the last"] = (b => b.Entry["at"] = WrittenRecord.Start, "written before"),
        ["a negative time"] = (b => b.Act["clock"] = -1, "negative"),
        ["a time beyond whole numbers"] = (b => b.Entry["at"] = 1L << 53, "too large"),
        ["a nonce used before"] = (b => b.Act["nonce"] = b.Talks.UsedNonce, "nonce"),
        ["a nonce too short"] = (b => b.Act["nonce"] = Spelling.Url(new byte[15]), "16 bytes"),
        ["a checkpoint beyond the log"] = (b => b.Act["seen"] = new Json().With("root", Spelling.Url(new byte[32])).With("size", 40), "another record"),
        ["a checkpoint of another log"] = (b => b.Act["seen"] = new Json().With("root", Spelling.Url(new byte[32])).With("size", 1), "another record"),
        ["a checkpoint of nothing that is something"] = (b => b.Act["seen"] = new Json().With("root", Spelling.Url(new byte[32])).With("size", 0), "another record"),
        ["a version from the future"] = (b => b.Entry["v"] = 2, "version"),
        ["an act's version from the future"] = (b => b.Act["v"] = 2, "version"),
        ["a member too many in the entry"] = (b => b.Entry["zebra"] = 1, "does not have"),
        ["a member too many in the act"] = (b => b.Act["zebra"] = 1, "does not have"),
        ["a member too few"] = (b => b.Act.Remove("clock"), "clock"),
        ["a command without type"] = (b => ((Json)b.Act["command"]).Remove("type"), "type"),
        ["a type that is no word"] = (b => ((Json)b.Act["command"])["type"] = "Say it", "type"),
        ["an event that is no object"] = (b => b.Entry["events"] = new[] { "x" }, "event"),
        ["a look-alike author"] = (b => b.Act["author"] = "fіrm-head", "member's name"), // Cyrillic і
        ["an author whom nobody admitted"] = (b => b.Act["author"] = "stranger", "not admitted"),
        ["somebody else's act"] = (b => b.Act["author"] = "mediator", "key of firm-head"),
        ["a key that nobody admitted"] = (b => b.By = new("stranger"), "not admitted"),
        ["an act without signature"] = (b => b.Signed = false, "without a signature"),
        ["a confidence that is signed"] = (b => b.Act["kind"] = "confidence", "signature, which it never"),
        ["a kind that does not exist"] = (b => b.Act["kind"] = "promise", "none of the words"),
        ["words exchanged after signing"] = (b => b.AfterSigning = () => ((Json)b.Act["command"])["words"] = "other", "does not fit the act"),
        ["a second signature made from the first"] = (b => b.AfterSigning = () => b.Authentication["value"] = Malleable((string)b.Authentication["value"]), "does not fit the act"),
        ["a signature cut short"] = (b => b.AfterSigning = () => b.Authentication["value"] = Spelling.Url(new byte[63]), "64 bytes"),
        ["base64 with bits to spare"] = (b => b.AfterSigning = () => b.Authentication["value"] = Spare((string)b.Authentication["value"]), "64 bytes"),
        ["an unknown algorithm"] = (b => b.AfterSigning = () => b.Authentication["alg"] = "ml-dsa-65", "ml-dsa-65"),
        ["an unreadable algorithm"] = (b => b.AfterSigning = () => b.Authentication["alg"] = "secret\u001b words", "unreadable"),
        ["a report of her own act"] = (b => b.Act["reporter"] = "firm-head", "of her own"),
        ["a report by somebody who may not"] = (b => (b.Act["author"], b.Act["reporter"]) = ("works-council", "firm-head"), "mediator or co-mediator"),
        ["a report signed by the author"] = (b => b.Act["reporter"] = "mediator", "key of firm-head"),
        ["a case opened twice"] = (b => b.Entry["events"] = new object[] { b.Talks.Record.CaseOpened() }, "a second time"),
        ["a channel opened twice"] = (b => b.Entry["events"] = new object[] { WrittenRecord.ChannelOpened(b.Talks.Joint, "joint") }, "a second time"),
        ["a payload erased that was never there"] = (b => b.Entry["events"] = new object[] { Erased(0) }, "has none"),
        ["a payload erased before it is written"] = (b => b.Entry["events"] = new object[] { Erased(99) }, "before it"),
        ["an epoch event without its number"] = (b => b.Entry["events"] = new object[] { new Json().With("type", "epoch-opened") }, "epoch"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_entry_that_breaks_a_rule_is_named(string rule)
    {
        var talks = new Talks(7).Open();
        talks.Record.Beat();
        talks.Record.Bind(talks.Joint, talks.Firm, "before", null);
        var bent = new Bent(talks);
        Rules[rule].Bend(bent);
        bent.Enter();
        var sequence = talks.Joint.Entries.Count - 1;
        talks.Record.Bind(talks.Joint, talks.Firm, "after", null);
        talks.Record.Checkpoint();

        var flaw = VerifyingABundle.Verify(talks.Export().Write()).Flaw;

        Assert.NotNull(flaw);
        Assert.Contains(Rules[rule].Reason, flaw.Reason, StringComparison.Ordinal);
        Assert.Equal((talks.Joint.Number, sequence), (flaw.Channel, flaw.Sequence));
    }

    [Fact]
    public void The_entry_that_all_of_them_bend_is_good_as_it_is()
    {
        var talks = new Talks(7).Open();
        talks.Record.Beat();
        new Bent(talks).Enter();
        talks.Record.Checkpoint();

        Assert.Null(VerifyingABundle.Verify(talks.Export().Write()).Flaw);
    }

    [Fact]
    public void An_epoch_never_falls()
    {
        var talks = new Talks(7).Open();
        var first = new Bent(talks);
        first.Entry["epoch"] = 1;
        first.Enter();
        new Bent(talks).Enter();

        Assert.Contains("older key", VerifyingABundle.Verify(talks.Export().Write()).Flaw!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_beat_did_not_hold_is_not_older_than_the_beat()
    {
        var talks = new Talks(7).Open();
        talks.Record.Beat();
        talks.Record.Beat();
        var backdated = new Bent(talks);
        backdated.Entry["at"] = WrittenRecord.Start + WrittenRecord.Period - 1;
        backdated.Enter();
        talks.Record.Beat();
        talks.Record.Checkpoint();

        var flaw = VerifyingABundle.Verify(talks.Export().Write()).Flaw!;

        Assert.Contains("did not hold it yet", flaw.Reason, StringComparison.Ordinal);
        Assert.Equal((talks.Joint.Number, talks.Joint.Entries.Count - 1), (flaw.Channel, flaw.Sequence));
    }

    private static Json Erased(int sequence) => new Json().With("type", "payload-erased").With("channel-sequence", sequence);

    /// <summary>The order of the group, added to the scalar: a verifier that does not reduce would take it.</summary>
    private static string Malleable(string signature)
    {
        var bytes = Convert.FromBase64String(signature.Replace('-', '+').Replace('_', '/') + "==");
        var order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
        var scalar = new BigInteger(bytes.AsSpan(32), isUnsigned: true) + order;
        scalar.TryWriteBytes(bytes.AsSpan(32), out _, isUnsigned: true);
        return Spelling.Url(bytes);
    }

    private static string Spare(string text) => text[..^1] + (char)(text[^1] + 1);

    /// <summary>One entry on its way into the joint channel.</summary>
    private sealed class Bent
    {
        public Bent(Talks talks)
        {
            Talks = talks;
            By = talks.Firm;
            Act = talks.Record.Act(talks.Joint, "firm-head", true);
            Entry = talks.Record.Entry(talks.Joint, Act, null);
        }

        public Talks Talks { get; }

        public Person By { get; set; }

        public bool Signed { get; set; } = true;

        public Json Act { get; }

        public Json Entry { get; }

        public Json Authentication { get; private set; } = [];

        public Action? AfterSigning { get; set; }

        public void Enter()
        {
            Authentication = WrittenRecord.Signature(Act, By);
            AfterSigning?.Invoke();
            if (Signed) Entry["auth"] = Authentication;
            Talks.Joint.Add(Entry.Canonical());
        }
    }
}
