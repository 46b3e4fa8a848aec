using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Casework.Landscape;

/// <summary>The rules that single out the same point, drawn as one nest of shapes.</summary>
/// <param name="Concepts">The rules, in the report's order.</param>
/// <param name="Utilities">By party.</param>
internal sealed record SolutionMark(ImmutableArray<SolutionConcept> Concepts, ImmutableArray<double> Utilities)
{
    /// <summary>Half the size of the largest shape.</summary>
    public double Reach => Concepts.Max(ReachOf);

    public string Words => string.Join(", ", Concepts.Select((concept, i) => Wording.Concepts.Name(concept, startsSentence: i == 0)));

    public string Letters => string.Concat(Concepts.Select(Wording.Concepts.Letter));

    /// <summary>Groups the solutions that exist by the utilities they give.</summary>
    public static ImmutableArray<SolutionMark> Group(IEnumerable<SolutionReport> solutions)
    {
        var marks = new List<SolutionMark>();
        foreach (var solution in solutions)
        {
            if (solution.At is not { } at) continue;
            var same = marks.FindIndex(mark => mark.Utilities.AsSpan().SequenceEqual(at.Utilities.AsSpan()));
            if (same < 0) marks.Add(new SolutionMark([solution.Concept], at.Utilities));
            else marks[same] = marks[same] with { Concepts = marks[same].Concepts.Add(solution.Concept) };
        }

        return [.. marks];
    }

    /// <summary>The sizes differ so that the shapes of rules that agree lie inside one another and all stay visible.</summary>
    public static double ReachOf(SolutionConcept concept) => concept switch
    {
        SolutionConcept.Nash => 4,
        SolutionConcept.KalaiSmorodinsky => 8.5,
        SolutionConcept.Utilitarian => 9,
        _ => 14.5,
    };
}

/// <summary>A solution at its place in one panel.</summary>
internal sealed record SolutionSpot(SolutionMark Mark, double X, double Y, double Scale = 1)
{
    public double Reach => Mark.Reach * Scale;

    public Box Box => Box.Around(X, Y, Reach);
}
