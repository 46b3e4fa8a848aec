using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Casework.Landscape.Page;

/// <summary>What the page shows, as JSON that can stand inside HTML: numbers in columns, as base64 of little-endian arrays.</summary>
internal sealed class LandscapeJson
{
    private readonly SettlementReport _report;
    private readonly bool _cloudIsComplete;
    private readonly List<ImmutableArray<double>> _utilities = [];
    private readonly List<ImmutableArray<int>> _options = [];
    private readonly List<byte> _acceptable = [];
    private readonly Dictionary<int, string> _shared = [];
    private readonly int _frontier;
    private readonly int _marked;
    private readonly int _onTable;
    private readonly List<(SolutionReport Solution, int Point)> _solutions = [];

    private LandscapeJson(SettlementReport report, PackageCloud cloud)
    {
        (_report, _cloudIsComplete) = (report, cloud.IsComplete);
        foreach (var point in report.Frontier?.Points ?? [])
        {
            if (!point.SharedBy.IsOne) _shared.Add(_utilities.Count, Numbers.Count(point.SharedBy));
            Add(point.At.Utilities, point.At.Options, point.Acceptable);
        }

        _frontier = _utilities.Count;
        foreach (var solution in report.Solutions.Where(solution => solution.At is not null)) _solutions.Add((solution, PointOf(solution.At!)));
        _onTable = report.FromHere is { } fromHere ? PlaceOf(fromHere.At) : -1;
        _marked = _utilities.Count;
        for (var i = 0; i < cloud.Packages.Length; i++) Add(cloud.Utilities[i], cloud.Packages[i], IsAcceptable(cloud.Utilities[i]));
    }

    public static string Write(SettlementReport report, PackageCloud cloud)
    {
        using var stream = new MemoryStream();
        // The default encoder escapes < > & ' and everything beyond ASCII, so that no name can end the element it stands in.
        using (var json = new Utf8JsonWriter(stream)) new LandscapeJson(report, cloud).Write(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private void Add(ImmutableArray<double> utilities, ImmutableArray<int> options, bool acceptable)
    {
        _utilities.Add(utilities);
        _options.Add(options);
        _acceptable.Add(acceptable ? (byte)1 : (byte)0);
    }

    private bool IsAcceptable(ImmutableArray<double> utilities) => !_report.Parties.Where((party, p) => party.WalkAway is { } walkAway && utilities[p] < walkAway).Any();

    /// <summary>A solution that is no point of a frontier at hand gets one of its own.</summary>
    private int PointOf(PackagePoint at)
    {
        var found = _utilities.FindIndex(utilities => utilities.AsSpan().SequenceEqual(at.Utilities.AsSpan()));
        if (found >= 0) return found;
        Add(at.Utilities, at.Options, IsAcceptable(at.Utilities));
        return _utilities.Count - 1;
    }

    /// <summary>The package on the table is meant itself, not one worth the same.</summary>
    private int PlaceOf(PackagePoint at)
    {
        var found = _options.FindIndex(options => options.AsSpan().SequenceEqual(at.Options.AsSpan()));
        if (found >= 0) return found;
        Add(at.Utilities, at.Options, IsAcceptable(at.Utilities));
        return _utilities.Count - 1;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("summary", Summary());
        json.WriteString("note", Note());
        json.WriteNumber("count", _utilities.Count);
        json.WriteNumber("frontier", _frontier);
        json.WriteNumber("marked", _marked);
        json.WriteNumber("onTable", _onTable);
        WriteParties(json);
        WriteIssues(json);
        WriteSolutions(json);
        json.WriteStartObject("shared");
        foreach (var (point, packages) in _shared) json.WriteString(point.ToString(CultureInfo.InvariantCulture), packages);
        json.WriteEndObject();
        json.WriteBase64String("acceptable", CollectionsMarshal.AsSpan(_acceptable));
        json.WriteStartArray("utilities");
        for (var party = 0; party < _report.Parties.Length; party++) json.WriteBase64StringValue(Column(party));
        json.WriteEndArray();
        var isNarrow = _report.Case.Issues.All(issue => issue.Options.Length <= 256);
        json.WriteNumber("width", isNarrow ? 1 : 4);
        json.WriteStartArray("options");
        for (var issue = 0; issue < _report.Case.Issues.Length; issue++) json.WriteBase64StringValue(Column(issue, isNarrow));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private byte[] Column(int party)
    {
        var bytes = new byte[_utilities.Count * sizeof(double)];
        for (var i = 0; i < _utilities.Count; i++) BitConverter.TryWriteBytes(bytes.AsSpan(i * sizeof(double)), _utilities[i][party] + 0.0);
        return bytes;
    }

    private byte[] Column(int issue, bool isNarrow)
    {
        if (isNarrow) return [.. _options.Select(options => (byte)options[issue])];
        var bytes = new byte[_options.Count * sizeof(int)];
        for (var i = 0; i < _options.Count; i++) BitConverter.TryWriteBytes(bytes.AsSpan(i * sizeof(int)), _options[i][issue]);
        return bytes;
    }

    private void WriteParties(Utf8JsonWriter json)
    {
        json.WriteStartArray("parties");
        foreach (var party in _report.Parties)
        {
            var axis = Axis.Of(party.Least, party.Greatest, party.WalkAway);
            json.WriteStartObject();
            json.WriteString("name", PlainText.Of(party.Party.Name));
            foreach (var (name, value) in (ReadOnlySpan<(string, double?)>)[
                ("walkAway", party.WalkAway), ("disagreement", party.Disagreement), ("least", party.Least), ("greatest", party.Greatest), ("low", axis.Low), ("high", axis.High)])
            {
                if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number + 0.0);
                else json.WriteNull(name);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteIssues(Utf8JsonWriter json)
    {
        json.WriteStartArray("issues");
        foreach (var issue in _report.Case.Issues)
        {
            json.WriteStartObject();
            json.WriteString("name", PlainText.Of(issue.Name));
            json.WriteStartArray("options");
            foreach (var option in issue.Options) json.WriteStringValue(PlainText.Of(option.Name));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteSolutions(Utf8JsonWriter json)
    {
        json.WriteStartArray("solutions");
        foreach (var (solution, point) in _solutions)
        {
            json.WriteStartObject();
            json.WriteString("name", Concepts.Name(solution.Concept) + (solution.IsExact ? "" : " (not proven best)"));
            json.WriteString("letter", Concepts.Letter(solution.Concept));
            json.WriteString("style", solution.Concept switch { SolutionConcept.Nash => "nash", SolutionConcept.KalaiSmorodinsky => "ks", SolutionConcept.Egalitarian => "egal", _ => "util" });
            json.WriteNumber("point", point);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Summary()
    {
        var counts = $"{Numbers.Counted(_report.Parties.Length, "party", "parties")}, {Numbers.Counted(_report.Case.Issues.Length, "issue")}, {Numbers.Counted(_report.PackageCount, "package")}.";
        var frontier = _report.Frontier is not { } reached ? "The frontier was not computed."
            : !reached.IsExact ? $"A limit thinned the frontier to {Numbers.Counted(reached.Points.Count, "point")}."
            : $"The frontier has {Numbers.Counted(reached.Points.Count, "point")}, {Numbers.Count(_acceptable.Take(_frontier).Count(a => a == 1))} acceptable to every party.";
        return $"{counts} {frontier}{(_report.AgreementExists ? "" : " No agreement is possible.")}";
    }

    private string Note() => _cloudIsComplete
        ? "Every package that breaks no red line is drawn."
        : $"Grey dots are a random sample of {Numbers.Count(_utilities.Count - _marked)} packages; the frontier{(_report.Frontier is { IsExact: true } ? " is complete" : " is not complete")}.";
}
