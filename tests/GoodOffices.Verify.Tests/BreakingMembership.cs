using GoodOffices.Verify.Tests.Writing;

namespace GoodOffices.Verify.Tests;

/// <summary>Who may act, with which key and when, and what becomes of payloads: each record here is signed throughout and breaks one rule.</summary>
public sealed class BreakingMembership
{
    private static readonly Dictionary<string, (Action<Talks> Bend, string Reason)> Rules = new()
    {
        ["admitted who is in already"] = (t => Admit(t, t.Firm.Admission("head", party: "firm")), "in the case already"),
        ["removed who is not in"] = (t => Admit(t, Removed("stranger")), "not in the case"),
        ["removed twice"] = (t => Admit(t, Removed("clerk.1"), Removed("clerk.1")), "not in the case"),
        ["a key that another member has"] = (t => Admit(t, new Person("twin").Admission("observer").With("sign", t.Firm.SignJson)), "the same key"),
        ["a wrapping key that another member has"] = (t => Admit(t, new Person("twin").Admission("observer").With("wrap", t.Firm.WrapJson)), "the same key"),
        ["a key of small order"] = (t => Admit(t, new Person("twin").Admission("observer").With("sign", Key("ed25519", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))), "sound Ed25519"),
        ["a second text of one key"] = (t => Admit(t, new Person("twin").Admission("observer").With("sign", Key("ed25519", "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"))), "sound Ed25519"),
        ["a wrapping key of small order"] = (t => Admit(t, new Person("twin").Admission("observer").With("wrap", Key("x25519", "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"))), "sound X25519"),
        ["a wrapping key with its unused bit set"] = (t => Admit(t, new Person("twin").Admission("observer").With("wrap", Key("x25519", "0900000000000000000000000000000000000000000000000000000000000080"))), "sound X25519"),
        ["a key of an unknown algorithm"] = (t => Admit(t, new Person("twin").Admission("observer").With("wrap", Key("x-wing", new string('0', 64)))), "x-wing"),
        ["keys without custody"] = (t => Admit(t, new Person("twin").Admission("observer").With("custody", "none")), "custody"),
        ["custody without keys"] = (t => Admit(t, new Person("twin").Admission("observer", "none").With("custody", "house")), "custody"),
        ["a custody that does not exist"] = (t => Admit(t, new Person("twin").Admission("observer").With("custody", "escrow")), "none of the words"),
        ["a head without party"] = (t => Admit(t, new Person("twin").Admission("head")), "party"),
        ["an observer with a party"] = (t => Admit(t, new Person("twin").Admission("observer", party: "firm")), "party"),
        ["an act after the author was removed"] = (t => { Admit(t, Removed("clerk.1")); t.Record.Bind(t.Joint, t.Clerk, "say", null); }, "not admitted"),
        ["an act with a key that was changed"] = (t => { Admit(t, Removed("union-head"), t.UnionLater.Admission("head", party: "union")); t.Record.Bind(t.Joint, t.Union, "say", null); }, "not admitted"),
        ["a change of keys in the wrong order"] = (t => Admit(t, t.UnionLater.Admission("head", party: "union"), Removed("union-head")), "in the case already"),
        ["somebody let in by no signature"] = (t => Forge(t, Admission("mole", "co-mediator"), binds: false), "not a binding one"),
        ["somebody let in by an act that says something else"] = (t => Forge(t, Admission("mole", "observer")), "whose command says so"),
        ["another key than the signed one"] = (t => Forge(t, Admission("mole", "observer"), new Person("mole", "other").Admission("observer")), "whose command says so"),
        ["another role than the signed one"] = (t => Forge(t, Admission("mole", "co-mediator"), Admission("mole", "observer")), "whose command says so"),
        ["another party than the signed one"] = (t => Forge(t, Admission("mole", "delegate", "firm"), Admission("mole", "delegate", "union")), "whose command says so"),
        ["somebody removed by an act that says something else"] = (t => Forge(t, Removed("firm-head")), "whose command says so"),
        ["a head who lets somebody into another delegation"] = (t => t.Record.Bind(t.Joint, t.Firm, "admit", null, Admission("mole", "delegate", "union")), "only the mediator or the head"),
        ["a head who lets in an observer"] = (t => t.Record.Bind(t.Joint, t.Firm, "admit", null, Admission("mole", "observer")), "only the mediator or the head"),
        ["a head who lets in a second head"] = (t => t.Record.Bind(t.Joint, t.Firm, "admit", null, Admission("mole", "head", "firm")), "only the mediator or the head"),
        ["a head who removes somebody of another delegation"] = (t => t.Record.Bind(t.Joint, t.Firm, "remove", null, Removed("union-head")), "only the mediator or the head"),
        ["a clerk who lets somebody in"] = (t => t.Record.Bind(t.Joint, t.Clerk, "admit", null, Admission("mole", "observer")), "only the mediator or the head"),
        ["somebody who takes a higher role with new keys"] = (t => t.Record.Bind(t.Joint, t.Clerk, "change-keys", null, Removed("clerk.1"), new Person("clerk.1", "second").Admission("co-mediator")), "only the mediator or the head"),
        ["an erasure that its act does not say"] = (t => { t.Record.Bind(t.Joint, t.Firm, "say", [1, 2]); t.Joint.Payloads[t.Joint.Entries.Count - 1] = null; Forge(t, new Json().With("type", "payload-erased").With("channel-sequence", t.Joint.Entries.Count - 1)); }, "whose command says so"),
        ["an erasure of what is still there"] = (t => { t.Record.Bind(t.Joint, t.Firm, "say", [1, 2]); t.Record.Bind(t.Joint, t.Mediator, "erase", null, new Json().With("type", "payload-erased").With("channel-sequence", t.Joint.Entries.Count - 1)); }, "still there"),
        ["a payload gone without a word"] = (t => { t.Record.Bind(t.Joint, t.Firm, "say", [1, 2]); t.Joint.Payloads[t.Joint.Entries.Count - 1] = null; }, "no later entry says"),
        ["a payload exchanged"] = (t => { t.Record.Bind(t.Joint, t.Firm, "say", [1, 2]); t.Joint.Payloads[t.Joint.Entries.Count - 1] = (new byte[32], [1, 2]); }, "commits"),
        ["a payload dropped"] = (t => { t.Record.Bind(t.Joint, t.Firm, "say", [1, 2]); t.Joint.Payloads.Remove(t.Joint.Entries.Count - 1); }, "section ends"),
        ["a payload too large"] = (t => t.Record.Bind(t.Joint, t.Firm, "say", new byte[(1 << 20) + 1]), "1048576"),
    };

    private static readonly Dictionary<string, (Func<Talks, Talks> Open, string Reason)> Beginnings = new()
    {
        ["no case"] = (t => t.Open(first => first[1..]), "not just once"),
        ["the case twice"] = (t => t.Open(first => [first[0], .. first]), "not just once"),
        ["the channel twice"] = (t => t.Open(first => [.. first, first[1]]), "not just once"),
        ["the channel before the case"] = (t => t.Open(first => [first[1], first[0], first[2]]), "before the case"),
        ["nobody to sign it"] = (t => t.Open(first => first[..2]), "mediator's own"),
        ["a mediator who is none"] = (t => t.Open(first => [first[0], first[1], t.Mediator.Admission("observer")]), "mediator's own"),
        ["a beat without period"] = (t => t.Open(first => [((Json)first[0]).With("beat-period", 0), first[1], first[2]]), "no period"),
        ["too few slots"] = (t => t.Open(first => [((Json)first[0]).With("slots", 63), first[1], first[2]]), "64 slots"),
        ["a slot that does not exist"] = (t => t.Open(first => [first[0], ((Json)first[1]).With("slot", 64), first[2]]), "slot"),
        ["the slot of another channel"] = (t => t.Open(first => [first[0], ((Json)first[1]).With("slot", 63), first[2]]), "slot of another"),
        ["a party in the joint channel"] = (t => t.Open(first => [first[0], ((Json)first[1]).With("party", "union"), first[2]]), "party"),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    public static TheoryData<string> BeginningNames => [.. Beginnings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_last_entry_is_named_that_breaks_a_rule_of_membership_or_erasure(string rule)
    {
        var talks = new Talks(8).Open();
        Rules[rule].Bend(talks);
        talks.Record.Beat();
        talks.Record.Checkpoint();

        var flaw = VerifyingABundle.Verify(talks.Export().Write()).Flaw;

        Assert.NotNull(flaw);
        Assert.Contains(Rules[rule].Reason, flaw.Reason, StringComparison.Ordinal);
        Assert.Equal((talks.Joint.Number, talks.Joint.Entries.Count - 1), (flaw.Channel, flaw.Sequence));
    }

    [Theory]
    [MemberData(nameof(BeginningNames))]
    public void A_case_begins_in_one_way_only(string beginning)
    {
        var flaw = VerifyingABundle.Verify(Beginnings[beginning].Open(new Talks(9)).Export().Write()).Flaw;

        Assert.NotNull(flaw);
        Assert.Contains(Beginnings[beginning].Reason, flaw.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_admitted_elsewhere_than_in_the_joint_channel_is_not_admitted()
    {
        var talks = new Talks(8).Open();
        talks.Record.Bind(talks.Own, talks.Mediator, "admit", null, new Person("friend").Admission("observer"));

        Assert.Contains("joint channel", VerifyingABundle.Verify(talks.Export().Write()).Flaw!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confidence_names_a_key_of_its_author_or_was_reported()
    {
        Assert.Contains("not one of union-head", Confided(t => t.Record.Mac(t.Firm), null).Reason, StringComparison.Ordinal);
        Assert.Contains("without its MAC", Confided(_ => null, null).Reason, StringComparison.Ordinal);
        Assert.Contains("carries a MAC", Confided(t => t.Record.Mac(t.Union), "mediator").Reason, StringComparison.Ordinal);
        Assert.Contains("32 bytes", Confided(t => t.Record.Mac(t.Union).With("value", Spelling.Url(new byte[31])), null).Reason, StringComparison.Ordinal);
    }

    private static Flaw Confided(Func<Talks, Json?> authentication, string? reporter)
    {
        var talks = new Talks(8).Open();
        talks.Shared.Add(talks.Record.Entry(talks.Shared, talks.Record.Act(talks.Shared, "union-head", false, "confide", null, reporter), authentication(talks)).Canonical());
        return VerifyingABundle.Verify(talks.Export().Write()).Flaw!;
    }

    private static void Admit(Talks talks, params object[] events) => talks.Record.Bind(talks.Joint, talks.Mediator, "admit", null, events);

    /// <summary>What somebody with the log's key alone can write: a genuine act of the mediator's, or none, and events of her own making beside it.</summary>
    private static void Forge(Talks talks, Json happened, Json? signed = null, bool binds = true)
    {
        var act = talks.Record.Act(talks.Joint, binds ? "mediator" : "works-council", binds, "say", null, binds ? null : "mediator");
        foreach (var (name, value) in signed ?? [])
            if (name != "type") ((Json)act["command"])[name] = value;
        talks.Joint.Add(talks.Record.Entry(talks.Joint, act, binds ? WrittenRecord.Signature(act, talks.Mediator) : null, happened).Canonical());
    }

    private static Json Admission(string member, string role, string? party = null) => new Person(member).Admission(role, party: party);

    private static Json Removed(string member) => new Json().With("type", "member-removed").With("member", member);

    private static Json Key(string algorithm, string hex) => new Json().With("alg", algorithm).With("public", Spelling.Url(Convert.FromHexString(hex)));
}
