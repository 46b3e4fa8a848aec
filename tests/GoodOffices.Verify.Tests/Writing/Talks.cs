using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests.Writing;

/// <summary>Invented talks between a union and a firm, with everything a record can hold.</summary>
internal sealed class Talks
{
    public Talks(int seed = 1) => Record = new(seed);

    public WrittenRecord Record { get; }

    public Person Mediator { get; } = new("mediator");

    public Person Union { get; } = new("union-head");

    public Person UnionLater { get; } = new("union-head", "second");

    public Person Firm { get; } = new("firm-head");

    public Person Clerk { get; } = new("clerk.1");

    public WrittenChannel Joint { get; private set; } = null!;

    public WrittenChannel Shared { get; private set; } = null!;

    public WrittenChannel Own { get; private set; } = null!;

    public string Keys => $"# the keys of these talks\n\n{WrittenNote.VerifierKey(Record.LogName, Record.Log)}\n{WrittenNote.VerifierKey($"{Record.LogName}/mediator", Mediator)}\n";

    /// <summary>The first entries: the case, its people, and three channels.</summary>
    public Talks Open(Func<object[], object[]>? bendFirst = null)
    {
        (Joint, Shared, Own) = (Record.Open(17), Record.Open(0), Record.Open(63));
        object[] first = [Record.CaseOpened(), WrittenRecord.ChannelOpened(Joint, "joint"), Mediator.Admission("mediator")];
        Record.Bind(Joint, Mediator, "open-case", null, bendFirst?.Invoke(first) ?? first);
        foreach (var admission in new[] { Union.Admission("head", party: "union"), Firm.Admission("head", "house", "firm"), Clerk.Admission("clerk"), new Person("works-council").Admission("delegate", "none", "union") })
            Record.Bind(Joint, Mediator, "admit", null, admission);
        Record.Bind(Shared, Mediator, "open-channel", null, WrittenRecord.ChannelOpened(Shared, "shared", "union"));
        Record.Bind(Own, Mediator, "open-channel", null, WrittenRecord.ChannelOpened(Own, "mediator"));
        return this;
    }

    /// <summary>Talks of about so many entries, with three checkpoints and something after the last.</summary>
    public Talks Go(int entries, int payloads = 12)
    {
        Open();
        Record.Beat();
        Record.Checkpoint(Firm, Union);
        ReportAndChange();
        var rest = Math.Max(entries - Entries - 4, 3);
        for (var i = 0; i < rest; i++)
        {
            var channel = new[] { Joint, Joint, Shared, Own }[i % 4];
            var payload = i * payloads / rest != (i + 1) * payloads / rest ? Utf8($"invented words {i}") : null;
            if (channel == Shared && payload is not null) Record.Confide(Shared, UnionLater, payload);
            else Record.Bind(channel, channel == Joint ? Firm : Mediator, "propose", payload);
            if (i == rest / 3) Record.Beat();
            if (i != 2 * rest / 3) continue;
            Record.Beat();
            Record.Checkpoint(UnionLater);
        }

        EraseAndLeave();
        Record.Beat();
        Record.Checkpoint(Firm);
        Record.Bind(Joint, Mediator, "close", null, new Json().With("type", "something-the-verifier-does-not-know").With("words", "a b"));
        Record.Confide(Shared, UnionLater, Utf8("the last word"));
        return this;
    }

    /// <summary>The nonce of the joint channel's first act.</summary>
    public string UsedNonce => System.Text.Json.JsonDocument.Parse(Joint.Entries[0]).RootElement.GetProperty("act").GetProperty("nonce").GetString()!;

    public int Entries => Record.Channels.Sum(channel => channel.Entries.Count);

    public BundleParts Export() => new(Record);

    /// <summary>Reported acts of both kinds, and a change of keys in one entry.</summary>
    private void ReportAndChange()
    {
        var reported = Record.Act(Joint, "works-council", true, "consent", null, "mediator");
        Joint.Add(Record.Entry(Joint, reported, WrittenRecord.Signature(reported, Mediator)).Canonical());
        Shared.Add(Record.Entry(Shared, Record.Act(Shared, "works-council", false, "confide", Utf8("told by telephone"), "mediator"), null).Canonical());
        Record.Bind(Joint, Union, "change-keys", null, new Json().With("type", "member-removed").With("member", "union-head"), UnionLater.Admission("head", party: "union"));
        Record.Confide(Shared, UnionLater, Utf8("to be erased"));
    }

    private void EraseAndLeave()
    {
        Record.Erase(Shared, Shared.Payloads.Keys.Last(), Mediator);
        Record.Bind(Joint, Clerk, "leave", null, new Json().With("type", "member-removed").With("member", "clerk.1"), new Json().With("type", "epoch-opened").With("epoch", 1));
    }
}
