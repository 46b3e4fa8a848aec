namespace GoodOffices.Core.Cases;

/// <summary>The one rule for the text of every identity: short, not empty, printable.</summary>
public static class Identifier
{
    /// <summary>The longest text an identity may have.</summary>
    public const int LongestText = 200;

    /// <summary>Whether the text can name something.</summary>
    public static bool IsValid(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Any(char.IsControl);

    internal static string Check(string text, string what) => IsValid(text)
        ? text
        : throw new ArgumentException($"{what}: one to {LongestText} printable characters are needed.", nameof(text));
}
