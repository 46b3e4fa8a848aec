using GoodOffices.Verify.Tests.Trees;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests.Writing;

/// <summary>A channel being written.</summary>
internal sealed class WrittenChannel(string number, int slot)
{
    public string Number { get; } = number;

    public int Slot { get; } = slot;

    public List<byte[]> Entries { get; } = [];

    public List<byte[]> Leaves { get; } = [];

    /// <summary>By sequence: salt and payload; null once erased.</summary>
    public SortedDictionary<int, (byte[] Salt, byte[] Payload)?> Payloads { get; } = [];

    public void Add(byte[] entry)
    {
        Entries.Add(entry);
        Leaves.Add(NaiveTree.LeafHash(entry));
    }
}

/// <summary>A case's record written from the page, for tests alone: acts, beats, checkpoints. Whatever a test wants wrong it can bend on the way.</summary>
internal sealed class WrittenRecord(int seed = 1)
{
    public const long Start = 1_700_000_000_000;
    public const long Period = 60_000;

    private readonly Random _random = new(seed);
    private long _at = Start;
    private string _seenRoot = Url(Hash());

    public Person Log { get; } = new("the log");

    public string Case { get; } = Number(Hash(Ascii($"case {seed}")).AsSpan(0, 16));

    public List<WrittenChannel> Channels { get; } = [];

    public List<byte[]> Beats { get; } = [];

    public List<byte[]> BeatLeaves { get; } = [];

    /// <summary>By beat, then channel: size, salt and path of its slot.</summary>
    public List<(long Size, byte[] Salt, byte[][] Path)[]> Openings { get; } = [];

    public List<string> Checkpoints { get; } = [];

    public string LogName => $"goodoffices/case/{Case}";

    public Json Seen => new Json().With("root", _seenRoot).With("size", BeatLeaves.Count);

    public WrittenChannel Open(int slot)
    {
        var channel = new WrittenChannel(Number(Bytes(16)), slot);
        Channels.Add(channel);
        return channel;
    }

    public Json CaseOpened() => new Json().With("type", "case-opened").With("beat-period", Period).With("log", Log.SignJson).With("origin", LogName).With("slots", 64).With("start", Start);

    public static Json ChannelOpened(WrittenChannel channel, string audience, string? party = null)
    {
        var opened = new Json().With("type", "channel-opened").With("audience", audience).With("slot", channel.Slot);
        return party is null ? opened : opened.With("party", party);
    }

    /// <summary>An act before it is signed.</summary>
    public Json Act(WrittenChannel channel, string author, bool binds, string command = "say", byte[]? payload = null, string? reporter = null)
    {
        var act = new Json().With("author", author).With("case", Case).With("channel", channel.Number).With("clock", _at - 5).With("command", new Json().With("type", command).With("words", "ünïcode \"quoted\"\n"))
            .With("kind", binds ? "binding" : "confidence").With("nonce", Url(Bytes(16))).With("seen", Seen).With("v", 1);
        if (reporter is not null) act["reporter"] = reporter;
        if (payload is null) return act;

        var salt = Bytes(32);
        channel.Payloads[channel.Entries.Count] = (salt, payload);
        return act.With("payload", Url(Hash(Ascii("goodoffices/payload/v1\0"), salt, payload)));
    }

    public static Json Signature(Json act, Person by) => new Json().With("alg", "ed25519").With("key", by.SignNumber).With("value", Url(by.Sign(Join(Ascii("goodoffices/act/v1\0"), act.Canonical()))));

    public Json Mac(Person by) => new Json().With("alg", "hmac-sha256").With("key", by.WrapNumber).With("value", Url(Bytes(32)));

    public Json Entry(WrittenChannel channel, Json act, Json? authentication, params object[] events)
    {
        var entry = new Json().With("act", act).With("at", _at += 10).With("epoch", 0).With("events", events).With("sequence", channel.Entries.Count).With("v", 1);
        return authentication is null ? entry : entry.With("auth", authentication);
    }

    /// <summary>A binding act, signed and entered.</summary>
    public void Bind(WrittenChannel channel, Person by, string command, byte[]? payload, params object[] events)
    {
        var act = Act(channel, by.Name, true, command, payload);
        foreach (Json happened in events)
            foreach (var (name, value) in happened)
                if (name != "type") ((Json)act["command"])[name] = value; // the command states what happens
        channel.Add(Entry(channel, act, Signature(act, by), events).Canonical());
    }

    public void Confide(WrittenChannel channel, Person by, byte[] payload) =>
        channel.Add(Entry(channel, Act(channel, by.Name, false, "confide", payload), Mac(by)).Canonical());

    public void Erase(WrittenChannel channel, int sequence, Person by)
    {
        channel.Payloads[sequence] = null;
        Bind(channel, by, "erase", null, new Json().With("type", "payload-erased").With("channel-sequence", sequence));
    }

    public void Beat()
    {
        var commitments = Enumerable.Range(0, 64).Select(_ => Bytes(32)).ToArray();
        var salts = Channels.Select(_ => Bytes(32)).ToArray();
        for (var i = 0; i < Channels.Count; i++)
        {
            var channel = Channels[i];
            var body = channel.Entries.Count == 0 ? [] : new Json().With("channel", channel.Number).With("root", Url(NaiveTree.Root(channel.Leaves))).With("size", channel.Entries.Count).Canonical();
            commitments[channel.Slot] = Hash(Ascii("goodoffices/slot/v1\0"), salts[i], body);
        }

        var slots = commitments.Select(NaiveTree.LeafHash).ToArray();
        var slotTree = new NaiveTree(slots);
        Openings.Add([.. Channels.Select((channel, i) => ((long)channel.Entries.Count, salts[i], slotTree.Path(channel.Slot, 64)))]);
        AddBeat(new Json().With("at", Start + Beats.Count * Period).With("beat", Beats.Count).With("case", Case).With("slots", Url(slotTree.Root(64))).With("v", 1).Canonical());
    }

    public void AddBeat(byte[] beat)
    {
        _at = Math.Max(_at, Start + Beats.Count * Period);
        Beats.Add(beat);
        BeatLeaves.Add(NaiveTree.LeafHash(beat));
        _seenRoot = Url(NaiveTree.Root(BeatLeaves));
    }

    public string CheckpointText => WrittenNote.Head(LogName, Beats.Count, NaiveTree.Root(BeatLeaves));

    public void Checkpoint(params ReadOnlySpan<Person> cosigners)
    {
        var note = WrittenNote.Signed(CheckpointText, LogName, Log);
        foreach (var cosigner in cosigners) note += WrittenNote.Cosignature(CheckpointText, $"{LogName}/{cosigner.Name}", cosigner, 1_700_000_100);
        Checkpoints.Add(note);
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
