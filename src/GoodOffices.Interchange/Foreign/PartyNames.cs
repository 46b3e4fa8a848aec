using GoodOffices.Core.Cases;
using GoodOffices.Core.Parties;

namespace GoodOffices.Interchange.Foreign;

/// <summary>Gives every party of a case a name of its own.</summary>
internal sealed class PartyNames
{
    private readonly HashSet<string> _taken = [];

    /// <summary>The wanted name where it can be one and is free, else one made from it or from the fallback.</summary>
    public PartyId Next(string? wanted, string fallback)
    {
        var name = wanted?.Trim();
        if (!Identifier.IsValid(name) || _taken.Contains(name!)) name = Identifier.IsValid(fallback) ? fallback.Trim() : "party";
        if (name!.Length > Identifier.LongestText - 8) name = name[..(Identifier.LongestText - 8)];
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++) unique = $"{name}-{i}";
        return PartyId.Of(unique);
    }
}
