using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Wording;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Parties;

namespace GoodOffices.Casework.Explanations;

/// <summary>Words for the mediator alone: what singled the package out, and which numbers that rests on.</summary>
internal sealed class MediatorParagraph(Case of)
{
    private const int MostNamed = 3;

    public string Write(Explanation explanation, Solution solution)
    {
        var restsOn = explanation.NotSaid is { } why ? [$"How far single numbers could be wrong was not computed: {why}"] : RestsOn(explanation);
        return string.Join(' ', Why(solution).Concat(restsOn));
    }

    private static IEnumerable<string> Why(Solution solution)
    {
        var name = Concepts.Name(solution.Concept);
        yield return solution.Concept switch
        {
            SolutionConcept.Nash when solution.IsDegenerate => $"{name} decides nothing here, because no acceptable package gives every party a gain; of what is left this one has the fairest shares of what each could gain.",
            SolutionConcept.Nash => $"{name} singles this package out: no acceptable package has a larger product of gains.",
            SolutionConcept.KalaiSmorodinsky => $"{name} singles this package out: in no acceptable package does the party with the least share of what she could gain get a larger one.",
            SolutionConcept.Egalitarian => $"The {Concepts.Name(solution.Concept, startsSentence: false)} rule singles this package out: in no acceptable package is the least gain larger.",
            _ => $"The {Concepts.Name(solution.Concept, startsSentence: false)} rule singles this package out: no acceptable package has a larger sum of utilities.",
        };
        if (!solution.IsExact) yield return "That it is the best is not proven.";
        if (solution.Tied > 1) yield return $"{Numbers.Counted(solution.Tied - 1, "other package does", "other packages do")} equally well; this one comes first in the order of the case file.";
    }

    private IEnumerable<string> RestsOn(Explanation explanation)
    {
        var known = explanation.Reaches.Where(reach => IsKnown(reach.Down) && IsKnown(reach.Up)).OrderBy(reach => reach.Tightness).ToArray();
        var firm = known.Where(reach => double.IsPositiveInfinity(reach.Tightness)).ToArray();
        var named = known.Except(firm).Take(MostNamed).ToArray();
        if (named.Length > 0) yield return $"Moving one number at a time, it rests most on {string.Join("; then on ", named.Select(reach => Describe(reach, explanation.At.Options)))}.";
        else if (known.Length > 0) yield return "No single weight or walk-away that could be examined changes it, however far it is moved.";
        if (named.Length > 0 && known.Except(named).Except(firm).FirstOrDefault() is { } next)
            yield return $"Every other of the {known.Length} numbers examined may be wrong by anything less than {Share(next.Tightness)} without changing it (weights: of the sum of the party's weights; walk-aways: of her range).";
        else if (named.Length > 0 && firm.Length > 0) yield return $"The other {Numbers.Counted(firm.Length, "number")} examined may be wrong by any amount.";

        foreach (var sentence in Open([.. explanation.Reaches.Except(known)])) yield return sentence;
    }

    private IEnumerable<string> Open(InputReach[] open)
    {
        if (open.Length == 0) yield break;
        var upper = open.Where(reach => reach.Down.Latest is not null || reach.Up.Latest is not null).OrderBy(reach => reach.Tightness).FirstOrDefault();
        yield return $"For {Numbers.Counted(open.Length, "number")} it is not settled how far {(open.Length == 1 ? "it" : "they")} could be wrong: that was more than the limits allow."
            + (upper is null ? "" : $" Of these {NameOf(upper)} changes it at the latest {Latest(upper)}.");
    }

    private static string Latest(InputReach reach)
    {
        var ends = new List<string>();
        if (reach.Down.Latest is { } low) ends.Add($"below {Numbers.Utility(low)}");
        if (reach.Up.Latest is { } high) ends.Add($"above {Numbers.Utility(high)}");
        return string.Join(" or ", ends);
    }

    private static bool IsKnown(ReachEnd end) => end.Proven == end.Latest;

    // Rounded down, so that nothing is claimed that does not hold.
    private static string Share(double share) => share >= 0.01 ? Numbers.Percent(Math.Floor(share * 100) / 100) : share >= 1e-3 ? Numbers.Percent(Math.Floor(share * 1000) / 1000) : "0.1 % or an even smaller part";

    private string NameOf(InputReach reach) => reach.Issue is { } issue
        ? $"the weight of {of.Issues.First(i => i.Id == issue).Name} for {Party(reach.Party)}"
        : $"the walk-away of {Party(reach.Party)}";

    private string Describe(InputReach reach, ImmutableArray<int> package)
    {
        var range = (reach.Down.Proven, reach.Up.Proven) switch
        {
            ({ } low, { } high) when low == reach.Given && high == reach.Given => "exactly there and nowhere else",
            ({ } low, { } high) => $"from {InwardNumbers.Towards(low, reach.Given, reach.Down.IsIncluded)} to {InwardNumbers.Towards(high, reach.Given, reach.Up.IsIncluded)}",
            ({ } low, null) => $"from {InwardNumbers.Towards(low, reach.Given, reach.Down.IsIncluded)} upwards",
            (null, { } high) => $"up to {InwardNumbers.Towards(high, reach.Given, reach.Up.IsIncluded)}",
            _ => "everywhere",
        };
        var (end, side) = Nearer(reach);
        var rival = end.Rival is { } better ? $" ({side} that it would be {PackageChanges.Between(of, package, better)})" : "";
        return $"{NameOf(reach)}, given as {Numbers.Utility(reach.Given)} and good {range}{rival}";
    }

    private static (ReachEnd End, string Side) Nearer(InputReach reach)
    {
        double Distance(ReachEnd end) => end.Proven is { } place ? Math.Abs(place - reach.Given) : double.PositiveInfinity;
        return Distance(reach.Down) <= Distance(reach.Up) ? (reach.Down, "below") : (reach.Up, "above");
    }

    private string Party(PartyId id) => of.Parties.First(party => party.Id == id).Name;
}
