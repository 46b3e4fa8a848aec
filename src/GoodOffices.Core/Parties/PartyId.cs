using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Parties;

/// <summary>Names one party inside a case.</summary>
public readonly record struct PartyId
{
    private readonly string? _text;

    private PartyId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static PartyId Of(string text) => new(Identifier.Check(text, nameof(PartyId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
