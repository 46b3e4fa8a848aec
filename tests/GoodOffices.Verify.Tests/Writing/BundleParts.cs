using GoodOffices.Verify.Tests.Trees;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests.Writing;

/// <summary>Where a part stands in the written file; the sequence where it is an entry.</summary>
internal sealed record Part(string Letters, string? Channel, long? Sequence, int Start, int Length);

/// <summary>A record as the sections of a bundle. Tests bend the sections; writing then signs whatever they have become.</summary>
internal sealed class BundleParts
{
    private readonly WrittenRecord _record;

    public BundleParts(WrittenRecord record)
    {
        _record = record;
        var channels = record.Channels.OrderBy(channel => channel.Number, StringComparer.Ordinal).ToArray();
        Head = new Json().With("beats", record.Beats.Count).With("case", record.Case).With("made", 1_700_001_000_000).With("notice", "Made without prejudice. — Ohne Präjudiz.").With("v", 1).With("viewer", "mediator")
            .With("channels", channels.Select(channel => new Json().With("channel", channel.Number).With("size", channel.Entries.Count)).ToList());
        foreach (var channel in channels)
        {
            Add("ENTR", channel.Number, [.. channel.Entries.Select(Counted)]);
            Add("LEAF", channel.Number, [.. channel.Leaves]);
            Add("PAYL", channel.Number, [.. channel.Payloads.Select(p => Payload(p.Key, p.Value))]);
            Add("CHED", channel.Number, [Utf8(ChannelHead(channel))]);
        }

        Add("BEAT", null, [.. record.Beats.Select(Counted)]);
        Add("OPEN", null, [.. record.Openings.SelectMany(beat => channels.Select(channel => record.Channels.IndexOf(channel)).Select(i => i < beat.Length ? Opening(beat[i]) : U64(0)))]);
        Add("NOTE", null, [.. record.Checkpoints.Select(note => Counted(Utf8(note)))]);
    }

    public Json Head { get; }

    public List<(string Letters, string? Channel, List<byte[]> Items)> Sections { get; } = [];

    public string? Viewer { get; set; }

    public List<byte[]> this[string letters, string? channel = null] => Sections.Find(section => section.Letters == letters && section.Channel == channel).Items;

    public static byte[] Counted(byte[] bytes) => Join(U32(bytes.Length), bytes);

    public string ChannelHead(WrittenChannel channel)
    {
        var name = $"{_record.LogName}/{channel.Number}";
        return WrittenNote.Signed(WrittenNote.Head(name, channel.Entries.Count, NaiveTree.Root(channel.Leaves)), name, _record.Log);
    }

    public byte[] Write() => Write(out _);

    public byte[] Write(out List<Part> parts)
    {
        parts = [];
        using var file = new MemoryStream();
        file.Write("goodoffices bundle 1\n"u8);
        Write(file, parts, "HEAD", null, [Head.Canonical()]);
        foreach (var (letters, channel, items) in Sections) Write(file, parts, letters, channel, items);
        var text = $"goodoffices/bundle/{_record.Case}\n{Viewer ?? Head["viewer"]}\n{Convert.ToBase64String(Hash(file.ToArray()))}\n";
        Write(file, parts, "SIGN", null, [Utf8(WrittenNote.Signed(text, _record.LogName, _record.Log))]);
        return file.ToArray();
    }

    private static void Write(MemoryStream file, List<Part> parts, string letters, string? channel, List<byte[]> items)
    {
        file.Write(Ascii(letters));
        file.Write(U64(items.Sum(item => (long)item.Length)));
        for (var i = 0; i < items.Count; i++)
        {
            parts.Add(new(letters, channel, letters == "ENTR" ? i : null, (int)file.Length, items[i].Length));
            file.Write(items[i]);
        }
    }

    private void Add(string letters, string? channel, List<byte[]> items) => Sections.Add((letters, channel, items));

    private static byte[] Payload(int sequence, (byte[] Salt, byte[] Payload)? opened) =>
        opened is { } payload ? Join(U64(sequence), [1], payload.Salt, U32(payload.Payload.Length), payload.Payload) : Join(U64(sequence), [0]);

    private static byte[] Opening((long Size, byte[] Salt, byte[][] Path) slot) => slot.Size == 0 ? U64(0) : Join([U64(slot.Size), slot.Salt, .. slot.Path]);
}
