using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Makes the faults of one file, and knows whether its words may be repeated in them.</summary>
/// <param name="file">As the user named it.</param>
/// <param name="isPrivate">A preference file: a fault may name what the case or this program names, and no word of the file itself.</param>
internal sealed class Faults(string file, bool isPrivate)
{
    private const int LongestQuote = 60;

    public InputFaultException At(YamlNode? place, string what, string remedy) => new(new InputFault(file, place?.Line, what, remedy));

    /// <summary>The word in quotes where the file may be quoted, else what stands for it.</summary>
    public string Quote(string word, string otherwise) => isPrivate || word.Any(char.IsControl)
        ? otherwise
        : $"'{(word.Length <= LongestQuote ? word : word[..LongestQuote] + "…")}'";
}
