using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Negmas;

/// <summary>One party's NegMAS utility function.</summary>
internal sealed class NegmasProfile(FilePlace place, ImmutableArray<Issue> issues)
{
    private const int MostWrappings = 4;

    // What says nothing about utilities, and what this reader takes up elsewhere.
    private static readonly string[] Common =
        ["type", "__python_class__", "name", "id", "reserved_value", "outcome_space", "issues", "stability", "owner", "info", "path"];

    public List<string> Notes { get; } = [];

    public PartyPreferences Read(YamlMap root, PartyId party)
    {
        var (inner, discount, walkAway) = Unwrap(root);
        var preferences = NegmasWords.TypeOf(place, inner) switch
        {
            "LinearAdditiveUtilityFunction" or "LinearUtilityAggregationFunction" => ReadAdditive(inner),
            "AffineUtilityFunction" or "LinearUtilityFunction" => ReadAffine(inner),
            var type => throw place.At(inner.Line, $"The utility function is of a type that is not read: {FilePlace.Quote(type)}.", "Read are linear-additive and affine ones; give others as conditional values in our own YAML."),
        };
        return new PartyPreferences(party, null, preferences, [], [], [], walkAway, discount);
    }

    /// <summary>A discounted function is, before the first round, the function inside; what is left after a round is kept beside it.</summary>
    private (YamlMap Inner, Rational? Discount, Rational? WalkAway) Unwrap(YamlMap root)
    {
        var (map, discount) = (root, (Rational?)null);
        var walkAways = new List<Rational?> { WalkAway(map) };
        for (var depth = 0; NegmasWords.TypeOf(map) == "ExpDiscountedUFun"; depth++)
        {
            if (depth == MostWrappings || discount is not null) throw place.At(map.Line, "A discounted function is inside another.", "Give one discount.");
            place.OnlyUsedKeys(map, "The discounted function", [.. Common, "ufun", "discount", "factor", "dynamic_reservation"]);
            discount = ReadDiscount(map);
            map = place.Map(place.Member(map, "ufun"), "'ufun'");
            walkAways.Add(WalkAway(map));
        }

        var given = walkAways.Where(value => value is not null).Distinct().ToArray();
        if (given.Length > 1) throw place.At(map.Line, "The discounted function and the one inside give different reserved values.", "Keep one of the two.");
        return (map, discount == Rational.One ? null : discount, given.Length == 0 ? null : given[0]);
    }

    private Rational? ReadDiscount(YamlMap map)
    {
        if (TreePlace.Find(map, "discount") is not { } node) return null;
        var discount = place.Number(node, "the discount");
        if (discount.Sign <= 0 || discount > Rational.One) throw place.At(node.Line, "The discount is not above 0 and at most 1.", "Write what is left of a utility after one round.");
        Notes.Add(TreePlace.Text(TreePlace.Find(map, "factor")) is null or "step"
            ? "A discount is kept, and not used: utilities are those before the first round."
            : "A discount is kept, and not used: utilities are those before the first round. NegMAS does not count it by rounds here.");
        return discount;
    }

    /// <summary>Minus infinity, and nothing, mean that there is none; 0 is a walk-away like any other.</summary>
    private Rational? WalkAway(YamlMap map)
    {
        var node = TreePlace.Find(map, "reserved_value");
        return node is null || TreePlace.Text(node)?.ToLowerInvariant() is "-.inf" or "-inf" or "-infinity" ? null : place.Number(node, "the reserved value");
    }

    private ImmutableArray<IssuePreference> ReadAdditive(YamlMap map)
    {
        place.OnlyUsedKeys(map, "The utility function", [.. Common, "values", "weights", "bias"]);
        var values = IssueTable.InOrder(place, place.Member(map, "values"), issues, "'values'");
        var weights = IssueTable.InOrder(place, place.Member(map, "weights"), issues, "'weights'");
        var read = issues.Select((issue, i) => new IssuePreference(
            issue.Id, new Weight.Known(place.NotNegative(weights[i], "a weight")), NegmasValues.Read(place, values[i], issue)));
        return WithConstant([.. read], NegmasValues.Optional(place, map, "bias"));
    }

    /// <summary>The weights here are slopes over the issues' own numbers and may be negative: the sign goes into the values.</summary>
    private ImmutableArray<IssuePreference> ReadAffine(YamlMap map)
    {
        place.OnlyUsedKeys(map, "The utility function", [.. Common, "weights", "bias", "values"]);
        if (TreePlace.Find(map, "values") is YamlList values && values.Items.Any(value => value is not YamlMap one || NegmasWords.TypeOf(one) != "IdentityFun"))
            throw place.At(values.Line, "An affine function has value functions of its own.", "Give it as a LinearAdditiveUtilityFunction.");
        var weights = IssueTable.InOrder(place, place.Member(map, "weights"), issues, "'weights'");
        var read = issues.Select((issue, i) =>
        {
            var slope = place.Number(weights[i], "a weight");
            var sign = slope.Sign < 0 ? -Rational.One : Rational.One;
            return new IssuePreference(issue.Id, new Weight.Known(slope * sign), NegmasValues.Line(place, weights[i], issue, sign, Rational.Zero));
        });
        return WithConstant([.. read], NegmasValues.Optional(place, map, "bias"));
    }

    /// <summary>Counts a constant with the first issue, weighed 1, so that every package keeps its exact utility.</summary>
    private ImmutableArray<IssuePreference> WithConstant(ImmutableArray<IssuePreference> preferences, Rational constant)
    {
        if (constant.Sign == 0) return preferences;
        Notes.Add("A utility function has a constant; it is counted with the first issue.");
        var (first, weight) = (preferences[0], ((Weight.Known)preferences[0].Weight).Value);
        ValueFunction values = first.Values switch
        {
            ValueFunction.PerOption each => new ValueFunction.PerOption([.. each.Values.Select(value => (weight * value) + constant)]),
            ValueFunction.PiecewiseLinear line => new ValueFunction.PiecewiseLinear([.. line.Points.Select(point => (point.At, (weight * point.Value) + constant))]),
            _ => throw new InvalidOperationException("This reader makes no other values."),
        };
        return preferences.SetItem(0, new IssuePreference(first.Issue, new Weight.Known(Rational.One), values));
    }
}
