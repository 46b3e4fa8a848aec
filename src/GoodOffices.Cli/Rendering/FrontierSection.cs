using System.Globalization;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>Some points of the frontier, or all of them.</summary>
internal static class FrontierSection
{
    private const int MostNamed = 4; // beyond, names would be cut to pieces

    public static void Write(SettlementReport report, Sheet sheet, int most)
    {
        if (report.Frontier is not { Points: { Count: > 0 } points } || most == 0) return;

        var named = NamedPoints(report);
        var chosen = Choose(points.Count, named.Keys, most);
        var title = chosen.Count < points.Count
            ? $"The frontier: {Numbers.Count(chosen.Count)} of {Numbers.Count(points.Count)} points, those near the solutions first chosen"
            : "The frontier";
        var byPosition = report.Parties.Length > MostNamed;
        if (byPosition) title += "; columns are the parties in the order above";
        var names = report.Parties.Select((party, i) => byPosition ? (i + 1).ToString(CultureInfo.InvariantCulture) : party.Party.Name);
        string[] last = byPosition ? ["To all"] : ["Packages", "Acceptable"];
        sheet.Write((title, new Grid(["#", .. names, .. last], Rows(points, [.. chosen], named, byPosition)) { IsNumeric = true }));
        if (named.Count > 0) sheet.Say($"Beside the number: {string.Join(", ", Enum.GetValues<SolutionConcept>().Select(concept => $"{Concepts.Letter(concept)} {Concepts.Name(concept, startsSentence: false)}"))}.");
        if (chosen.Count < points.Count)
            sheet.Say($"{Numbers.Counted(points.Count - chosen.Count, "point")} not shown: --points all lists them, --json gives each with its package.");
    }

    /// <summary>A point's place, the letters of the rules that chose it, and what it gives.</summary>
    private static IReadOnlyList<string>[] Rows(IReadOnlyList<FrontierPoint> points, int[] chosen, Dictionary<int, string> named, bool isNarrow)
    {
        var shown = chosen.Select(i => points[i]).ToArray();
        var columns = Enumerable.Range(0, shown[0].At.Utilities.Length).Select(p => Numbers.Aligned([.. shown.Select(point => point.At.Utilities[p])], mostDecimals: isNarrow ? 3 : 4)).ToArray();
        return [.. shown.Select((point, row) => (IReadOnlyList<string>)[
            named.TryGetValue(chosen[row], out var letters) ? $"{chosen[row] + 1} {letters}" : (chosen[row] + 1).ToString(CultureInfo.InvariantCulture),
            .. columns.Select(column => column[row]),
            .. isNarrow ? (string[])[] : [Numbers.Count(point.SharedBy)],
            point.Acceptable ? "yes" : "no",
        ])];
    }

    /// <summary>The places of the solutions on the frontier, with their letters.</summary>
    private static Dictionary<int, string> NamedPoints(SettlementReport report)
    {
        var named = new Dictionary<int, string>();
        var columns = SolutionColumn.Group(report);
        for (var i = 0; columns.Length > 0 && i < report.Frontier!.Points.Count; i++)
        {
            var utilities = report.Frontier.Points[i].At.Utilities;
            var letters = columns.Where(column => column.At.Utilities.AsSpan().SequenceEqual(utilities.AsSpan()))
                .SelectMany(column => column.Solutions).Select(solution => Concepts.Letter(solution.Concept));
            if (string.Concat(letters) is { Length: > 0 } found) named[i] = found;
        }

        return named;
    }

    /// <summary>The solutions, then their neighbours further and further away, then the two ends.</summary>
    private static SortedSet<int> Choose(int count, IEnumerable<int> solutions, int most)
    {
        var chosen = new SortedSet<int>();
        var centres = solutions.Order().ToArray();
        if (centres.Length == 0) centres = [0, count - 1];
        for (var away = 0; away < count && chosen.Count < Math.Min(most, count); away++)
        {
            foreach (var place in centres.SelectMany(centre => (int[])[centre - away, centre + away]))
                if (place >= 0 && place < count && chosen.Count < most) chosen.Add(place);
        }

        return chosen;
    }
}
