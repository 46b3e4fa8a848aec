using System.Buffers.Binary;
using GoodOffices.Verify.Canonical;
using GoodOffices.Verify.Texts;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Entries;

/// <summary>What a person did, as her own device wrote it; of the command only that it has a type.</summary>
internal sealed class Act
{
    public required string Author { get; init; }

    public required string Case { get; init; }

    public required string Channel { get; init; }

    public required bool Binds { get; init; }

    /// <summary>The command; of its form only the type is known, and that it states what changes who is in the case.</summary>
    public required JsonValue Command { get; init; }

    public required UInt128 Nonce { get; init; }

    public required Digest? Payload { get; init; }

    /// <summary>The mediator, where she reports it for somebody else.</summary>
    public required string? Reporter { get; init; }

    public required long SeenSize { get; init; }

    public required Digest SeenRoot { get; init; }

    public static Act Read(JsonValue value)
    {
        var fields = new Fields(value, "the act");
        var author = fields.Member("author");
        var (caseNumber, channel) = (fields.Number("case"), fields.Number("channel"));
        fields.Natural("clock");
        var command = fields.Object("command");
        Typed(command, "the command");
        var binds = fields.OneOf("kind", "binding", "confidence") == "binding";
        var nonce = BinaryPrimitives.ReadUInt128BigEndian(fields.Bytes("nonce", 16));
        Digest? payload = fields.Has("payload") ? Digest.From(fields.Bytes("payload", Digest.Length)) : null;
        var reporter = fields.Has("reporter") ? fields.Member("reporter") : null;
        var seen = new Fields(fields.Object("seen"), "the checkpoint that the act names");
        var (root, size) = (Digest.From(seen.Bytes("root", Digest.Length)), seen.Natural("size"));
        seen.End();
        fields.Version();
        fields.End();
        return new() { Author = author, Case = caseNumber, Channel = channel, Binds = binds, Command = command, Nonce = nonce, Payload = payload, Reporter = reporter, SeenSize = size, SeenRoot = root };
    }

    /// <summary>Demands an object with a type, whatever else it carries.</summary>
    public static string Typed(JsonValue value, string what)
    {
        var type = value.Kind == JsonKind.Object ? value.Members.Find(member => member.Name == "type").Value : null;
        return type is { Kind: JsonKind.Text } && Words.IsType(type.Text) ? type.Text : throw new FormException($"{what} has no type of 1 to 64 small letters, dashes and dots.");
    }
}
