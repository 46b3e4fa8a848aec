using System.CommandLine;
using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary>What somebody says, from the command line, a file or standard input; and how it stands in a payload.</summary>
internal sealed class Texts
{
    public Argument<string?> Text { get; } = new("TEXT") { Description = "What is said; leave it out with --file.", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> File { get; } = new("--file") { Description = "Take the text from a file, or from standard input with -.", HelpName = "FILE" };

    /// <summary>The text as the payload of an act.</summary>
    public byte[] Read(ParseResult parsed, params ReadOnlySpan<(string Name, FieldValue Value)> further)
    {
        var text = (parsed.GetValue(Text), parsed.GetValue(File)) switch
        {
            ({ } words, null) => words,
            (null, "-") => FromFile("standard input", Console.OpenStandardInput()),
            (null, { } file) => FromFile(file, System.IO.File.OpenRead(file)),
            (null, null) => throw new NoticeException("What is said? Give it in quotes, or name a file with --file."),
            _ => throw new NoticeException("The text was given twice. Give it in quotes or by --file, not both."),
        };
        if (string.IsNullOrWhiteSpace(text)) throw new NoticeException("The text is empty.");

        var content = Fields.Of(further).With("text", text).Write();
        return content.Length <= Payload.LargestContent ? content : throw TooLong("The text");
    }

    /// <summary>The text in a payload as a list shows it: a case file only by its size.</summary>
    public static string Shown(Payload payload) => Of(payload) is not { } text ? $"({payload})"
        : IsCaseFile(payload.Content.Span) ? $"(the case file, {text.Split('\n').Length} lines; --json shows it)"
        : text;

    /// <summary>The text in a payload, to be shown; null where the payload is of another kind.</summary>
    public static string? Of(Payload payload)
    {
        try
        {
            return Fields.Read(payload.Content.Span) is var fields && fields.Has("text") ? fields.TextOf("text") : null;
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    // Whatever another client put there: only the very word counts.
    private static bool IsCaseFile(ReadOnlySpan<byte> content) => Fields.Read(content).Any(field => field is { Key: "about", Value: FieldValue.Text { Value: "case-file" } });

    // Never more than fits: a device or a pipe may have no end.
    private static string FromFile(string name, Stream source)
    {
        using (source)
        {
            var bytes = new byte[Payload.LargestContent + 1];
            var read = source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read == bytes.Length) throw TooLong(name);
            try
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(0, read)).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                throw new NoticeException($"{name} is not text in UTF-8. Save it so first.");
            }
        }
    }

    private static NoticeException TooLong(string what) => new($"{what} is too long for one entry, which takes {Payload.LargestContent} bytes with what stands around it. Divide it.");
}
