using System.Collections.Immutable;
using System.Globalization;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Xml;

namespace GoodOffices.Interchange.Genius;

/// <summary>The issues of a GENIUS domain file, by the index that profiles use for them.</summary>
internal sealed class GeniusDomain
{
    private const long FurthestBound = 1_000_000_000_000;
    private readonly Dictionary<int, int> _positions = [];

    private GeniusDomain()
    {
    }

    /// <summary>In file order.</summary>
    public ImmutableArray<Issue> Issues { get; private set; }

    /// <summary>The position of the issue with an index, or -1.</summary>
    public int PositionOf(int index) => _positions.GetValueOrDefault(index, -1);

    public static GeniusDomain Read(FilePlace place, XmlPart root, CaseBudget budget)
    {
        var spaces = root.Children.Where(part => part.Name == GeniusWords.ProfileRoot).ToArray();
        if (spaces is not [var space]) throw place.At(root.Line, $"The domain does not have exactly one '{GeniusWords.ProfileRoot}'.", "Check that this is a GENIUS domain file.");

        var domain = new GeniusDomain();
        var names = new HashSet<string>();
        var issues = new List<Func<Issue>>(); // ranges are spelled out only when all are known to be within limits
        foreach (var part in GeniusWords.Issues(place, space, part => CheckOther(place, part)))
        {
            budget.CountIssue(place, part.Line);
            var name = place.Name(part.Line, part.Attribute("name"), "the name of an issue");
            if (!names.Add(name)) throw place.At(part.Line, $"Two issues are called {FilePlace.Quote(name)}.", "Give each issue a name of its own.");
            if (!domain._positions.TryAdd(GeniusWords.Index(place, part), issues.Count)) throw place.At(part.Line, "Two issues have the same index.", "Give each issue an index of its own.");
            issues.Add(ReadIssue(place, part, name, budget));
        }

        if (issues.Count == 0) throw place.At(root.Line, "The domain has no issue.", "Give it at least one.");
        domain.Issues = [.. issues.Select(build => build())];
        return domain;
    }

    private static void CheckOther(FilePlace place, XmlPart part)
    {
        if (part.Name is "weight" or "discount_factor" or "reservation" or "agent" or "similarity_function") return;
        throw GeniusWords.Unknown(place, part);
    }

    private static Func<Issue> ReadIssue(FilePlace place, XmlPart part, string name, CaseBudget budget)
    {
        foreach (var child in part.Children)
            if (child.Name is not ("item" or "range" or "similarity_function" or "evaluator")) throw GeniusWords.Unknown(place, child);
        return GeniusWords.Kind(part) switch
        {
            "discrete" => ReadListed(place, part, name, budget),
            "integer" => ReadInteger(place, part, name, budget),
            "real" => throw place.At(part.Line, $"Issue {FilePlace.Quote(name)} is continuous ('real').", "Choose a step, and give it as a numeric issue with that step in our own YAML."),
            var kind => throw place.At(part.Line, $"Issue {FilePlace.Quote(name)} is of a kind that is not read: {FilePlace.Quote(kind)}.", "Discrete and integer issues are."),
        };
    }

    private static Func<Issue> ReadListed(FilePlace place, XmlPart part, string name, CaseBudget budget)
    {
        var items = part.Children.Where(child => child.Name == "item").ToArray();
        if (items.Length == 0) throw place.At(part.Line, $"Issue {FilePlace.Quote(name)} has no option.", "Give it at least one 'item'.");
        budget.CountOptions(place, part.Line, items.Length);

        var seen = new HashSet<OptionId>();
        var options = ImmutableArray.CreateBuilder<Option>(items.Length);
        foreach (var item in items)
        {
            var text = place.Name(item.Line, item.Attribute("value"), "the value of an item");
            if (!seen.Add(OptionId.Of(text))) throw place.At(item.Line, $"Two options of issue {FilePlace.Quote(name)} are called {FilePlace.Quote(text)}.", "Give each option a name of its own.");
            options.Add(new Option(OptionId.Of(text), text));
        }

        var read = options.MoveToImmutable();
        return () => new ListedIssue(IssueId.Of(name), name, read);
    }

    private static Func<Issue> ReadInteger(FilePlace place, XmlPart part, string name, CaseBudget budget)
    {
        var (lowText, highText) = GeniusWords.Bounds(part);
        var (low, high) = (Bound(place, part, lowText, "lower"), Bound(place, part, highText, "upper"));
        if (high < low) throw place.At(part.Line, $"The upper bound of issue {FilePlace.Quote(name)} is below the lower one.", "Exchange them.");
        budget.CountOptions(place, part.Line, high - low + 1);
        return () => new NumericIssue(IssueId.Of(name), name, Rational.Of(low), Rational.Of(high), Rational.One, unit: null);
    }

    private static long Bound(FilePlace place, XmlPart part, string? text, string which) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var bound)
        && Math.Abs((decimal)bound) <= FurthestBound
            ? bound
            : throw place.At(part.Line, $"The {which} bound of an integer issue is missing, no whole number, or beyond 10^12.", "Write a whole number.");
}
