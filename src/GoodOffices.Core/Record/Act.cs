using System.Text;

namespace GoodOffices.Core.Record;

/// <summary>What a person does in a case, as her own device wrote it.</summary>
public sealed record Act
{
    /// <summary>Who does it.</summary>
    public required MemberId Author { get; init; }

    /// <summary>The case.</summary>
    public required CaseNumber Case { get; init; }

    /// <summary>The channel it is written into.</summary>
    public required ChannelNumber Channel { get; init; }

    /// <summary>The author's time, in milliseconds since 1970; never evidence.</summary>
    public required long Clock { get; init; }

    /// <summary>What she does: a field 'type', and whatever belongs to that type. The channel's members may read it for ever.</summary>
    public required Fields Command { get; init; }

    /// <summary>Whether it binds.</summary>
    public required ActKind Kind { get; init; }

    /// <summary>What makes it differ from every other act.</summary>
    public required Nonce Nonce { get; init; }

    /// <summary>The commitment to what is private in it, or may have to be erased; null where there is nothing.</summary>
    public Digest? Payload { get; init; }

    /// <summary>The mediator, where she reports it for somebody who has no client.</summary>
    public MemberId? Reporter { get; init; }

    /// <summary>The checkpoint the author saw last.</summary>
    public required TreeHead Seen { get; init; }

    /// <summary>The type of the command.</summary>
    public string Type => Command.TextOf("type");

    /// <summary>Whose signature or MAC it carries, where it carries one.</summary>
    public MemberId Signer => Reporter ?? Author;

    /// <summary>Reads an act.</summary>
    /// <exception cref="RecordFormatException">The bytes are no act.</exception>
    public static Act Read(ReadOnlySpan<byte> canonical) => Read(Fields.Read(canonical));

    /// <summary>The canonical bytes.</summary>
    public byte[] Write() => ToFields().Write();

    /// <summary>The bytes a signature covers.</summary>
    public byte[] BytesToSign() => [.. "goodoffices/act/v1\0"u8, .. Write()];

    /// <summary>The bytes the MAC of a confidence covers.</summary>
    public byte[] BytesToMac() => [.. "goodoffices/confidence/v1\0"u8, .. Write()];

    /// <summary>What makes the key of a confidence's MAC that of this case and these two.</summary>
    public static byte[] ConfidenceContext(CaseNumber of, KeyNumber author, KeyNumber mediator) =>
        [.. "goodoffices/confidence/v1\0"u8, .. Encoding.ASCII.GetBytes(of.ToString()), 0, .. Encoding.ASCII.GetBytes(author.ToString()), 0, .. Encoding.ASCII.GetBytes(mediator.ToString())];

    internal static Act Read(Fields fields)
    {
        fields.Only("author", "case", "channel", "clock", "command", "kind", "nonce", "payload", "reporter", "seen", "v");
        if (fields.CountOf("v") != 1) throw new RecordFormatException("'v': acts of version 1 are known here; a newer one needs a newer program.");

        var seen = fields.FieldsOf("seen").Only("root", "size");
        var act = new Act
        {
            Author = fields.MemberOf("author"),
            Case = fields.CaseOf("case"),
            Channel = fields.ChannelOf("channel"),
            Clock = fields.CountOf("clock"),
            Command = fields.FieldsOf("command"),
            Kind = RecordWords.KindOf(fields, "kind"),
            Nonce = Nonce.Of(fields.BytesOf("nonce", Nonce.Bytes)),
            Payload = fields.Has("payload") ? fields.DigestOf("payload") : null,
            Reporter = fields.Has("reporter") ? fields.MemberOf("reporter") : null,
            Seen = new(seen.CountOf("size"), seen.DigestOf("root")),
        };
        RecordTypes.Check(act.Type);
        return act;
    }

    internal Fields ToFields()
    {
        var fields = Fields.Of(
            ("author", Author.ToString()),
            ("case", Case.ToString()),
            ("channel", Channel.ToString()),
            ("clock", Clock),
            ("command", Command),
            ("kind", RecordWords.Word(Kind)),
            ("nonce", FieldValue.Bytes(Nonce.ToArray())),
            ("seen", Fields.Of(("root", FieldValue.Of(Seen.Root)), ("size", Seen.Size))),
            ("v", 1));
        if (Payload is { } payload) fields = fields.With("payload", FieldValue.Of(payload));
        return Reporter is { } reporter ? fields.With("reporter", reporter.ToString()) : fields;
    }
}
