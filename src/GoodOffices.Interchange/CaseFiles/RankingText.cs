using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads one place of a ranking: a name, or a list of names that share the place.</summary>
internal static class RankingText
{
    public static ImmutableArray<T> ReadGroup<T>(Faults faults, YamlNode node, Func<string, T> read)
    {
        var names = node is YamlList list ? list.Items : [node];
        if (names.Count == 0) throw faults.At(node, "A place of the ranking is empty.", "Remove it.");
        return [.. names.Select(name => name is YamlScalar scalar && Identifier.IsValid(scalar.Text)
            ? read(scalar.Text)
            : throw faults.At(name, "A place of the ranking holds no name.", "Give a name, or a list of names that are level."))];
    }
}
