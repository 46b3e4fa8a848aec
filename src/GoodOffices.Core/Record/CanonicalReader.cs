using System.Collections.Immutable;
using System.Text.Json;

namespace GoodOffices.Core.Record;

/// <summary>Reads canonical JSON and nothing else: what was read is written again and must give the same bytes.</summary>
internal static class CanonicalReader
{
    public static Fields Read(ReadOnlySpan<byte> canonical)
    {
        var fields = ReadLoosely(canonical);
        return CanonicalWriter.Write(fields).AsSpan().SequenceEqual(canonical) ? fields : throw new RecordFormatException("JSON is not in its canonical form.");
    }

    private static Fields ReadLoosely(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = CanonicalWriter.DeepestLevel });
            reader.Read();
            var fields = ReadValue(ref reader) as Fields;
            return fields is not null && !reader.Read() ? fields : throw new RecordFormatException("A JSON object is needed.");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The platform's message may quote the text.
            throw new RecordFormatException("Bytes are not JSON, or not of the record's kind.");
        }
    }

    private static FieldValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new FieldValue.Text(reader.GetString()!),
        JsonTokenType.True => new FieldValue.Flag(true),
        JsonTokenType.False => new FieldValue.Flag(false),
        JsonTokenType.Number => reader.TryGetInt64(out var number) ? new FieldValue.Number(number) : throw new RecordFormatException("A number is not whole, or too large."),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.StartObject => ReadFields(ref reader),
        _ => throw new RecordFormatException("JSON has a value that the record does not use."),
    };

    private static FieldValue.List ReadList(ref Utf8JsonReader reader)
    {
        var items = ImmutableArray.CreateBuilder<FieldValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue(ref reader));
        return new(items.ToImmutable());
    }

    private static Fields ReadFields(ref Utf8JsonReader reader)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!values.TryAdd(name, ReadValue(ref reader))) throw new RecordFormatException("A name stands twice in a JSON object.");
        }

        return new(values.ToImmutable());
    }
}
