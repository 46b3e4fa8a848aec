using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Issues;

/// <summary>Names one issue inside a case.</summary>
public readonly record struct IssueId
{
    private readonly string? _text;

    private IssueId(string text) => _text = text;

    /// <summary>Takes the text as it is.</summary>
    /// <exception cref="ArgumentException">The text is empty, longer than 200 characters, or holds control characters.</exception>
    public static IssueId Of(string text) => new(Identifier.Check(text, nameof(IssueId)));

    /// <summary>The text of the identity, as the file gives it.</summary>
    public override string ToString() => _text ?? "";
}
