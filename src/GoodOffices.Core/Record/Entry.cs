using System.Collections.Immutable;

namespace GoodOffices.Core.Record;

/// <summary>One line of one channel: an act, and what the desk derived from it.</summary>
public sealed record Entry
{
    /// <summary>The most bytes an entry may have.</summary>
    public const int LargestSize = 65_535;

    /// <summary>The act.</summary>
    public required Act Act { get; init; }

    /// <summary>The desk's time, in milliseconds since 1970; it does not fall within a channel.</summary>
    public required long At { get; init; }

    /// <summary>Whose it is; null for a confidence that was reported.</summary>
    public Authentication? Authentication { get; init; }

    /// <summary>Under which key of the channel it was sealed.</summary>
    public required int Epoch { get; init; }

    /// <summary>What happened, each with its 'type'.</summary>
    public required ImmutableArray<Fields> Events { get; init; }

    /// <summary>Its place in the channel, counted from 0.</summary>
    public required long Sequence { get; init; }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="RecordFormatException">The bytes are no entry.</exception>
    public static Entry Read(ReadOnlySpan<byte> canonical)
    {
        if (canonical.Length > LargestSize) throw TooLarge();
        var fields = Fields.Read(canonical).Only("act", "at", "auth", "epoch", "events", "sequence", "v");
        if (fields.CountOf("v") != 1) throw new RecordFormatException("'v': entries of version 1 are known here; a newer one needs a newer program.");

        return new()
        {
            Act = Act.Read(fields.FieldsOf("act")),
            At = fields.CountOf("at"),
            Authentication = fields.Has("auth") ? Authentication.Read(fields.FieldsOf("auth")) : null,
            Epoch = fields.CountOf("epoch") is var epoch and <= int.MaxValue ? (int)epoch : throw Fields.Wrong("epoch", "a smaller number"),
            Events = [.. fields.ListOf("events").Select(ReadEvent)],
            Sequence = fields.CountOf("sequence"),
        };
    }

    /// <summary>The canonical bytes: the leaf of the channel's tree.</summary>
    /// <exception cref="RecordFormatException">They would be too many.</exception>
    public byte[] Write()
    {
        var fields = Fields.Of(("act", Act.ToFields()), ("at", At), ("epoch", Epoch), ("events", new FieldValue.List([.. Events])), ("sequence", Sequence), ("v", 1));
        if (Authentication is not null) fields = fields.With("auth", Authentication.ToFields());
        return fields.Write() is var bytes && bytes.Length <= LargestSize ? bytes : throw TooLarge();
    }

    private static RecordFormatException TooLarge() => new($"An entry may have at most {LargestSize:N0} bytes: put what is long into the payload.");

    private static Fields ReadEvent(FieldValue value)
    {
        var fields = value as Fields ?? throw Fields.Wrong("events", "a list of objects");
        RecordTypes.Check(fields.TextOf("type"));
        return fields;
    }
}
