using GoodOffices.Core.Cases;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Interchange.Foreign;

/// <summary>A file as its faults call it. What is thrown from here names things by kind and place and never repeats what a profile says.</summary>
internal readonly record struct FilePlace(string File)
{
    private const int LongestQuote = 60;

    public InputFaultException At(int? line, string what, string remedy) => new(new InputFault(File, line, what, remedy));

    /// <summary>A number, through the rule all readers share.</summary>
    public Rational Number(int line, string? text, string what)
    {
        if (text is null) throw At(line, $"{Sentence(what)} is missing.", "Write it as a plain decimal number.");
        return InputNumber.TryParse(text, out var value)
            ? value
            : throw At(line, $"{Sentence(what)} is not a plain number.", "Write a decimal such as 0.25; NaN, infinities and units are not taken.");
    }

    /// <summary>A number that may not be below 0.</summary>
    public Rational NotNegative(int line, string? text, string what)
    {
        var value = Number(line, text, what);
        return value.Sign >= 0 ? value : throw At(line, $"{Sentence(what)} is negative.", "Write a number of 0 or more.");
    }

    /// <summary>The text of an identity: trimmed, because files differ in stray blanks around names.</summary>
    public string Name(int line, string? text, string what)
    {
        var trimmed = text?.Trim();
        return Identifier.IsValid(trimmed)
            ? trimmed!
            : throw At(line, $"{Sentence(what)} is missing, longer than {Identifier.LongestText} characters or holds control characters.", "Give it a short name.");
    }

    /// <summary>A word of a public file (an element, a type) in quotes, short enough for a line.</summary>
    public static string Quote(string word)
    {
        var shown = string.Concat(word.Select(c => char.IsControl(c) ? ' ' : c));
        return $"'{(shown.Length <= LongestQuote ? shown : shown[..LongestQuote] + "…")}'";
    }

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
