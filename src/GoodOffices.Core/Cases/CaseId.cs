namespace GoodOffices.Core.Cases;

/// <summary>Names one case.</summary>
public readonly record struct CaseId
{
    private readonly string? _text;

    private CaseId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static CaseId Of(string text) => new(Identifier.Check(text, nameof(CaseId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
