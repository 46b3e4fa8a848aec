using System.Collections;
using System.Collections.Immutable;

namespace GoodOffices.Core.Record;

/// <summary>Named values, the record's only kind of object; read strictly, by name and by form.</summary>
public sealed record Fields : FieldValue, IEnumerable<KeyValuePair<string, FieldValue>>
{
    private readonly ImmutableSortedDictionary<string, FieldValue> _values;

    internal Fields(ImmutableSortedDictionary<string, FieldValue> values) => _values = values;

    /// <summary>No fields.</summary>
    public static Fields None { get; } = new(ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal));

    /// <summary>Fields of the given names and values.</summary>
    public static Fields Of(params ReadOnlySpan<(string Name, FieldValue Value)> values)
    {
        var builder = None._values.ToBuilder();
        foreach (var (name, value) in values) builder.Add(name, value);
        return new(builder.ToImmutable());
    }

    /// <summary>Reads a canonical JSON object.</summary>
    /// <exception cref="RecordFormatException">The bytes are not exactly their own canonical form, or no object.</exception>
    public static Fields Read(ReadOnlySpan<byte> canonical) => CanonicalReader.Read(canonical);

    /// <summary>The canonical bytes.</summary>
    public byte[] Write() => CanonicalWriter.Write(this);

    /// <summary>These fields and one more, or with another value for it.</summary>
    public Fields With(string name, FieldValue value) => new(_values.SetItem(name, value));

    /// <summary>Whether there is a field of that name.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The text of that name.</summary>
    public string TextOf(string name) => Find<Text>(name, "a text").Value;

    /// <summary>The whole number of that name, which is not negative.</summary>
    public long CountOf(string name) => Find<Number>(name, "a whole number").Value is var value and >= 0 ? value : throw Wrong(name, "a number of at least 0");

    /// <summary>The yes or no of that name.</summary>
    public bool FlagOf(string name) => Find<Flag>(name, "true or false").Value;

    /// <summary>The list of that name.</summary>
    public ImmutableArray<FieldValue> ListOf(string name) => Find<List>(name, "a list").Items;

    /// <summary>The fields of that name.</summary>
    public Fields FieldsOf(string name) => Find<Fields>(name, "an object");

    /// <summary>The hash of that name.</summary>
    public Digest DigestOf(string name) => Digest.Of(BytesOf(name, Digest.Bytes));

    /// <summary>The bytes of that name.</summary>
    public byte[] BytesOf(string name) => Base64Text.TryReadUrl(TextOf(name), out var bytes) ? bytes : throw Wrong(name, "base64url without padding");

    /// <summary>The bytes of that name, exactly so many.</summary>
    public byte[] BytesOf(string name, int length) => BytesOf(name) is var bytes && bytes.Length == length ? bytes : throw Wrong(name, $"{length} bytes");

    /// <summary>The member of that name.</summary>
    public MemberId MemberOf(string name) => MemberId.TryRead(TextOf(name), out var member) ? member : throw Wrong(name, "the name of a member");

    /// <summary>The case number of that name.</summary>
    public CaseNumber CaseOf(string name) => CaseNumber.TryRead(TextOf(name), out var number) ? number : throw Wrong(name, "a case number");

    /// <summary>The channel number of that name.</summary>
    public ChannelNumber ChannelOf(string name) => ChannelNumber.TryRead(TextOf(name), out var number) ? number : throw Wrong(name, "a channel number");

    /// <summary>Refuses every field that is not named here, as nobody would know what it means.</summary>
    public Fields Only(params ReadOnlySpan<string> names)
    {
        foreach (var name in _values.Keys)
            if (!names.Contains(name)) throw new RecordFormatException("There is a field that this form does not have.");
        return this;
    }

    /// <summary>Whether both have the same canonical bytes.</summary>
    public bool Equals(Fields? other) => other is not null && (ReferenceEquals(this, other) || Write().AsSpan().SequenceEqual(other.Write()));

    /// <inheritdoc/>
    public override int GetHashCode() => Digest.Hash(Write()).GetHashCode();

    /// <summary>In the order in which they are written.</summary>
    public IEnumerator<KeyValuePair<string, FieldValue>> GetEnumerator() => _values.GetEnumerator();

    /// <summary>How many fields, never what is in them: it may be private.</summary>
    public override string ToString() => $"{_values.Count} fields";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static RecordFormatException Wrong(string name, string wanted) => new($"'{name}': {wanted} is needed.");

    private T Find<T>(string name, string wanted) where T : FieldValue => _values.GetValueOrDefault(name) as T ?? throw Wrong(name, wanted);
}
