using GoodOffices.Verify.Canonical;

namespace GoodOffices.Verify.Entries;

/// <summary>One line of one channel, with its form checked and nothing else.</summary>
internal sealed class Entry
{
    public const int Longest = 65_535;

    private static readonly byte[] ActPrefix = "goodoffices/act/v1\0"u8.ToArray();

    private Range _act;

    public required byte[] Bytes { get; init; }

    public required Act Act { get; init; }

    public required long At { get; init; }

    public required Authentication? Authentication { get; init; }

    public required long Epoch { get; init; }

    public required IReadOnlyList<RecordEvent> Events { get; init; }

    public required long Sequence { get; init; }

    /// <summary>What the author signed: in an entry that is canonical, the act's bytes are the canonical act.</summary>
    public byte[] SignedBytes() => [.. ActPrefix, .. Bytes.AsSpan(_act)];

    public static Entry Read(byte[] bytes)
    {
        var fields = new Fields(CanonicalReader.Read(bytes), "the entry");
        var act = fields.Object("act");
        var at = fields.Natural("at");
        var authentication = fields.Has("auth") ? Entries.Authentication.Read(fields.Object("auth")) : null;
        var epoch = fields.Natural("epoch");
        var events = fields.Array("events").Select(RecordEvent.Read).OfType<RecordEvent>().ToArray();
        var sequence = fields.Natural("sequence");
        fields.Version();
        fields.End();

        var entry = new Entry { Bytes = bytes, Act = Act.Read(act), At = at, Authentication = authentication, Epoch = epoch, Events = events, Sequence = sequence };
        entry._act = act.Start..act.End;
        Entries.Authentication.MustFit(authentication, entry.Act);
        return entry;
    }
}
