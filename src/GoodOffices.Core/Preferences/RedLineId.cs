using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Preferences;

/// <summary>Names one red line inside a case; no two parties use the same one.</summary>
public readonly record struct RedLineId
{
    private readonly string? _text;

    private RedLineId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static RedLineId Of(string text) => new(Identifier.Check(text, nameof(RedLineId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
