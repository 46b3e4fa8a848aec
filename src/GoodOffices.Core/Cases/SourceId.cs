namespace GoodOffices.Core.Cases;

/// <summary>Names one source inside a case, so that facts can point to it.</summary>
public readonly record struct SourceId
{
    private readonly string? _text;

    private SourceId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static SourceId Of(string text) => new(Identifier.Check(text, nameof(SourceId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
