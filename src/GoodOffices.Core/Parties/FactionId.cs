using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Parties;

/// <summary>Names one faction inside a party.</summary>
public readonly record struct FactionId
{
    private readonly string? _text;

    private FactionId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static FactionId Of(string text) => new(Identifier.Check(text, nameof(FactionId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
