using System.Collections.Immutable;

namespace GoodOffices.Core.Record;

/// <summary>One value of the canonical JSON in which the record is written: a text, a whole number, true or false, a list, or named fields.</summary>
public abstract record FieldValue
{
    private protected FieldValue()
    {
    }

    /// <summary>A string of well-formed Unicode.</summary>
    public sealed record Text(string Value) : FieldValue;

    /// <summary>A whole number of at most 53 bits.</summary>
    public sealed record Number(long Value) : FieldValue;

    /// <summary>True or false.</summary>
    public sealed record Flag(bool Value) : FieldValue;

    /// <summary>Values in order.</summary>
    public sealed record List(ImmutableArray<FieldValue> Items) : FieldValue;

    /// <summary>A text as a value.</summary>
    public static implicit operator FieldValue(string value) => new Text(value);

    /// <summary>A number as a value.</summary>
    public static implicit operator FieldValue(long value) => new Number(value);

    /// <summary>A yes or no as a value.</summary>
    public static implicit operator FieldValue(bool value) => new Flag(value);

    /// <summary>A text as a value.</summary>
    public static FieldValue FromString(string value) => value;

    /// <summary>A number as a value.</summary>
    public static FieldValue FromInt64(long value) => value;

    /// <summary>A yes or no as a value.</summary>
    public static FieldValue FromBoolean(bool value) => value;

    /// <summary>Bytes as base64url, the way the record spells them.</summary>
    public static FieldValue Bytes(ReadOnlySpan<byte> value) => new Text(Base64Text.WriteUrl(value));

    /// <summary>A hash as base64url.</summary>
    public static FieldValue Of(Digest value) => Bytes(value.ToArray());
}
