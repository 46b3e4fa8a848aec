using System.Collections.Immutable;

namespace GoodOffices.Interchange.Writing;

/// <summary>Names for the files of a case. Readers put parties in the order of file names, so the names keep the case's order.</summary>
internal sealed class OutputNames
{
    private const int LongestStem = 80;

    public OutputNames(LoadedCase loaded)
    {
        Stem = Plain(loaded.Case.Id.ToString(), allowBlanks: false);
        var names = loaded.Case.Parties.Select(party => Plain(party.Id.ToString(), allowBlanks: true)).ToArray();
        var isSorted = names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length && names.Order(StringComparer.Ordinal).SequenceEqual(names);
        var width = names.Length.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        Parties = [.. names.Select((name, i) => isSorted ? name : $"{(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(width, '0')}-{name}")];
        AreNumbered = !isSorted;
        Domain = Stem + "-domain";
        while (Parties.Contains(Domain, StringComparer.OrdinalIgnoreCase)) Domain += "-";
    }

    /// <summary>The case's name as letters, digits and dashes.</summary>
    public string Stem { get; }

    /// <summary>The domain file's name without its ending.</summary>
    public string Domain { get; }

    /// <summary>The profiles' names without their ending, in party order.</summary>
    public ImmutableArray<string> Parties { get; }

    /// <summary>Whether numbers had to be put before names to keep the order.</summary>
    public bool AreNumbered { get; }

    private static string Plain(string text, bool allowBlanks)
    {
        var plain = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' || (allowBlanks && (c is '_' or ' ' || char.IsLetterOrDigit(c))) ? c : '-')).Trim('-', ' ');
        if (plain.Length > LongestStem) plain = plain[..LongestStem].Trim('-', ' ');
        return plain.Length == 0 ? "case" : plain;
    }
}
