using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Xml;

namespace GoodOffices.Interchange.Genius;

/// <summary>One party's GENIUS profile, joined to the domain by index and name.</summary>
internal sealed class GeniusProfile
{
    private readonly FilePlace _place;
    private readonly GeniusDomain _domain;
    private readonly Dialect _dialect;
    private readonly Dictionary<int, Rational> _weights = [];
    private XmlPart? _discount;
    private XmlPart? _reservation;

    private GeniusProfile(FilePlace place, GeniusDomain domain, Dialect dialect) => (_place, _domain, _dialect) = (place, domain, dialect);

    /// <summary>What the reader of the case should be told of this profile; never a number of it.</summary>
    public List<string> Notes { get; } = [];

    public static (PartyPreferences Preferences, IReadOnlyList<string> Notes) Read(FilePlace place, XmlPart root, PartyId party, GeniusDomain domain, Dialect dialect)
    {
        var profile = new GeniusProfile(place, domain, dialect);
        return (profile.Read(root, party), profile.Notes);
    }

    private PartyPreferences Read(XmlPart root, PartyId party)
    {
        CheckKind(root);
        var parts = GeniusWords.Issues(_place, root, Keep).ToArray();
        var values = new ValueFunction?[_domain.Issues.Length];
        foreach (var part in parts)
        {
            var position = Join(part);
            if (values[position] is not null) throw _place.At(part.Line, "The same issue appears twice.", "Keep one of the two.");
            values[position] = new GeniusValues(_place, _dialect).Read(part, _domain.Issues[position]);
        }

        if (Array.IndexOf(values, null) is >= 0 and var missing) throw _place.At(root.Line, $"The profile says nothing of issue {FilePlace.Quote(_domain.Issues[missing].Name)}.", "Give it values for every issue of the domain.");
        var weights = Weights(root);
        var issues = _domain.Issues.Select((issue, i) => new IssuePreference(issue.Id, new Weight.Known(weights[i]), values[i]!));
        return new PartyPreferences(party, null, [.. issues], [], [], [], WalkAway(), Discount());
    }

    private void CheckKind(XmlPart root)
    {
        var kind = root.Attribute("type")?.Trim().ToUpperInvariant();
        if (kind is null or "" or "LINEAR" or "ADDITIVE" or "ANY") return; // NegMAS writes 'any' for an additive one
        var name = kind switch { "NONLINEAR" => "non-linear", "CONSTRAINT" => "constraint-based", "UNCERTAIN" => "uncertain", _ => $"of type {FilePlace.Quote(kind)}" };
        throw _place.At(root.Line, $"The profile is {name}.", "Only additive profiles are read; give interdependent values as conditional values in our own YAML.");
    }

    private void Keep(XmlPart part)
    {
        switch (part.Name)
        {
            case "weight":
                var index = GeniusWords.Index(_place, part);
                if (!_weights.TryAdd(index, _place.NotNegative(part.Line, part.Attribute("value"), "a weight"))) throw _place.At(part.Line, "Two weights have the same index.", "Keep one of the two.");
                break;
            case "discount_factor":
                _discount = _discount is null ? part : throw _place.At(part.Line, "There are two discount factors.", "Keep one of the two.");
                break;
            case "reservation":
                _reservation = _reservation is null ? part : throw _place.At(part.Line, "There are two reservation values.", "Keep one of the two.");
                break;
            case "agent" or "similarity_function":
                break;
            default:
                throw GeniusWords.Unknown(_place, part);
        }
    }

    private int Join(XmlPart part)
    {
        var position = _domain.PositionOf(GeniusWords.Index(_place, part));
        if (position < 0) throw _place.At(part.Line, "The profile has an issue whose index the domain does not have.", "Check that domain and profile belong together.");
        var issue = _domain.Issues[position];
        return part.Attribute("name")?.Trim() == issue.Name
            ? position
            : throw _place.At(part.Line, $"The domain calls the issue with this index {FilePlace.Quote(issue.Name)}, the profile otherwise.", "Check that domain and profile belong together.");
    }

    private Rational[] Weights(XmlPart root)
    {
        var weights = new Rational[_domain.Issues.Length];
        var found = new bool[weights.Length];
        foreach (var (index, weight) in _weights)
        {
            if (_domain.PositionOf(index) is >= 0 and var position) (weights[position], found[position]) = (weight, true);
            else if (_dialect == Dialect.Negmas && root.Children.All(part => part.Name != "objective" || part.Attribute("index") != index.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                throw _place.At(root.Line, "A weight has the index of no issue; NegMAS writes a constant like that.", "Remove it, or read the files with the GENIUS dialect, which leaves it aside.");
            else Notes.Add("A weight that belongs to no issue was left aside.");
        }

        if (Array.IndexOf(found, false) is >= 0 and var missing) throw _place.At(root.Line, $"Issue {FilePlace.Quote(_domain.Issues[missing].Name)} has no weight.", "Give every issue a 'weight' with its index.");
        if (_dialect == Dialect.Negmas) return weights;

        var sum = weights.Aggregate(Rational.Zero, (all, weight) => all + weight);
        return sum.Sign > 0
            ? [.. weights.Select(weight => weight / sum)]
            : throw _place.At(root.Line, "All weights are 0, so that GENIUS's scale does not exist.", "Give an issue a weight above 0, or read the files with the NegMAS dialect.");
    }

    private Rational? WalkAway()
    {
        if (_reservation is not null) return _place.Number(_reservation.Line, _reservation.Attribute("value"), "the reservation value");
        if (_dialect == Dialect.Negmas) return null;
        Notes.Add("Where a profile gives no reservation value, 0 was taken, as GENIUS does.");
        return Rational.Zero;
    }

    private Rational? Discount()
    {
        if (_discount is null) return null;
        var factor = _place.Number(_discount.Line, _discount.Attribute("value"), "the discount factor");
        if (factor.Sign <= 0 || factor >= Rational.One) return null; // GENIUS takes 0 or less and more than 1 for 1, which discounts nothing
        Notes.Add("A discount factor is kept. In GENIUS it is what is left of a utility at the end of the session, not after one round.");
        return factor;
    }
}
