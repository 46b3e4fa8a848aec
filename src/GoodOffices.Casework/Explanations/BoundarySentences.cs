using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Boundaries;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Parties;

namespace GoodOffices.Casework.Explanations;

/// <summary>What a package would give away if it were tabled, and what could be tabled in its place. For the mediator alone.</summary>
internal sealed class BoundarySentences(Case of, ImmutableArray<PartyOutlook> outlooks)
{
    /// <param name="explanation">The package and what it lies on.</param>
    /// <param name="isOff">Whether it lies off the boundary.</param>
    /// <param name="frontierKnown">Whether near-equals could be sought.</param>
    public string Write(Explanation explanation, bool isOff, bool frontierKnown)
    {
        string[] caution = explanation.Concept is null || outlooks.Length < 2 ? [] : ["Table the package, not the rule: a side that knows the rule and her own numbers can work back to the others'."];
        return string.Join(' ', Warnings(explanation.Boundary).Concat(WayOut(explanation, isOff, frontierKnown)).Concat(caution));
    }

    private IEnumerable<string> Warnings(BoundaryReport boundary)
    {
        foreach (var walkAway in boundary.WalkAways)
        {
            var name = Party(walkAway.Party);
            yield return walkAway.Place switch
            {
                BoundaryPlace.On => $"It lies exactly on the walk-away of {name}; whoever guesses that reads her limit off it.",
                BoundaryPlace.Near => $"It lies only {Numbers.Percent(walkAway.ShareOfRange)} of her range above the walk-away of {name}, close enough to give it away.",
                _ => $"It lies below the walk-away of {name}: she would rather have no agreement.",
            };
        }

        foreach (var line in boundary.RedLines)
        {
            var name = $"the red line {line.Line} of {Party(line.Owner)}";
            yield return line.Place switch
            {
                BoundaryPlace.On => $"It lies on {name}; one step of one issue would break it.",
                BoundaryPlace.Near => $"It lies near {name}: two steps of one issue would break it.",
                _ => $"It breaks {name}.",
            };
        }
    }

    private IEnumerable<string> WayOut(Explanation explanation, bool isOff, bool frontierKnown)
    {
        if (isOff)
        {
            if (explanation.Boundary.WalkAways.IsEmpty && explanation.Boundary.RedLines.IsEmpty) yield return "It lies on no walk-away or red line, nor near one.";
            yield break;
        }

        if (!frontierKnown) yield return "Packages close to it and off that boundary were not sought: that needs the frontier.";
        else if (explanation.NearEquals.IsEmpty) yield return $"No frontier package within {Numbers.Percent(BoundarySurvey.CloseShare)} of every party's range lies off that boundary.";
        else yield return $"Off that boundary and close for everyone: {string.Join("; or ", explanation.NearEquals.Select(near => Describe(explanation.At, near)))}.";
    }

    private string Describe(PackagePoint from, PackagePoint to)
    {
        var differences = outlooks.Select((outlook, party) => $"{outlook.Party.Name} {Difference(to.Utilities[party] - from.Utilities[party])}");
        return $"{PackageChanges.Between(of, from.Options, to.Options)} ({string.Join(", ", differences)})";
    }

    private static string Difference(double difference) => Numbers.Utility(difference) == "0" ? "the same" : Numbers.Gain(difference);

    private string Party(PartyId id) => of.Parties.First(party => party.Id == id).Name;
}
