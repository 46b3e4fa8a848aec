using System.Text;
using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

/// <summary>A small case and its preferences as text, to be read whole or broken in one place.</summary>
internal static class Sample
{
    public const string Case = """
        goodoffices: case/1
        case: harbour
        name: The harbour
        mediator: The ombudswoman
        parties:
          - id: union
            name: The union
            factions:
              - id: crane-drivers
                can-refuse: yes
                note: Voted no last time.
                source: herald
          - id: port
        issues:
          - id: wages
            range: {low: 0, high: 5, step: 0.5, unit: percent}
          - id: night shift
            options: [none, voluntary, "by lot"]
          - id: training
            options:
              - id: "no"
                name: None
              - id: paid
                name: Paid days
                note: Three a year.
        facts:
          - text: The cranes stood still for a week.
            source: herald
        sources:
          - id: herald
            title: Cranes stand still
            publisher: Herald
            date: 2024-05-01
            link: https://example.org/cranes
        """;

    public const string Union = """
        goodoffices: preferences/1
        case: harbour
        party: union
        note: Told in confidence.
        walk-away: 4.125
        discount: 0.9375
        issues:
          wages:
            weight: 7.625
            points: {0: 0, 3: 0.8125, 5: 1}
          night shift:
            weight: 2
            values: {none: 1, voluntary: 2/3, by lot: 0}
          training:
            weight: 1
            values: {"no": 0, paid: 1}
        conditional-values:
          - when: '"night shift" = voluntary or "by lot" and wages >= 3.5'
            value: 0.3125
        red-lines:
          - id: union-no-lot
            never: '"night shift" = "by lot" and training = no'
            source: herald
          - id: union-training
            rule: wages = 0 to 2 requires training = paid
        """;

    public const string Port = """
        goodoffices: preferences/1
        case: harbour
        party: port
        issues:
          wages:
            weight: {low: 3, high: 5}
            values: {"0": 5, "0.5": 4, "1": 4, "1.5": 4, "2": 3, "2.5": 2, "3": 1, "3.5": 1, "4": 0, "4.5": 0, "5": 0}
          night shift:
            values: {none: 0, voluntary: {low: 0.25, high: 0.5}, by lot: 1}
          training:
            ranking: ["no", paid]
        weight-ranking: [night shift, training]
        """;

    public static NamedFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    public static Reading Read(string @case, params string[] preferences) =>
        CaseFileReader.Read([File("case.yaml", @case), .. preferences.Select((text, i) => File($"party-{i + 1}.preferences.yaml", text))]);

    public static InputFault Refused(Reading reading) => Assert.IsType<Reading.Refused>(reading).Fault;

    public static LoadedCase Loaded(Reading reading) => reading is Reading.Loaded loaded ? loaded.Case : throw new Xunit.Sdk.XunitException(((Reading.Refused)reading).Fault.ToString());

    /// <summary>The text with one part exchanged; the part must be there.</summary>
    public static string With(this string text, string part, string instead)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, instead, StringComparison.Ordinal);
    }
}
