using System.Buffers;

namespace GoodOffices.Core.Record;

/// <summary>Names a person in a case, or a party: 1 to 64 characters from a–z, 0–9, '.', '_' and '-', the first a letter or digit.</summary>
/// <remarks>The alphabet is small on purpose: no two of these names look alike without being alike.</remarks>
public readonly record struct MemberId : IComparable<MemberId>
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");
    private readonly string? _text;

    private MemberId(string text) => _text = text;

    /// <summary>Takes a name that is known to be one.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static MemberId Of(string text) => TryRead(text, out var member)
        ? member
        : throw new ArgumentException($"{nameof(MemberId)}: 1 to 64 characters from a-z, 0-9, '.', '_' and '-' are needed, the first a letter or digit.", nameof(text));

    /// <summary>Reads a name; false where it is none.</summary>
    public static bool TryRead(string text, out MemberId member)
    {
        var good = text.Length is > 0 and <= 64 && !text.AsSpan().ContainsAnyExcept(Characters) && char.IsAsciiLetterOrDigit(text[0]);
        member = good ? new(text) : default;
        return good;
    }

    /// <summary>In the order of the written form.</summary>
    public int CompareTo(MemberId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The name.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Whether the first comes before the second.</summary>
    public static bool operator <(MemberId left, MemberId right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first comes after the second.</summary>
    public static bool operator >(MemberId left, MemberId right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first does not come after the second.</summary>
    public static bool operator <=(MemberId left, MemberId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first does not come before the second.</summary>
    public static bool operator >=(MemberId left, MemberId right) => left.CompareTo(right) >= 0;
}
