using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Issues;

/// <summary>Names one option inside an issue.</summary>
public readonly record struct OptionId
{
    private readonly string? _text;

    private OptionId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static OptionId Of(string text) => new(Identifier.Check(text, nameof(OptionId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
