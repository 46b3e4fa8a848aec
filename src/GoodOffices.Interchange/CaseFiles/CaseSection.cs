using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Parties;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads a case file's content: everything that anybody may see.</summary>
internal sealed class CaseSection
{
    private readonly Faults _faults;
    private readonly Fields _case;
    private readonly HashSet<SourceId> _sources = [];

    private CaseSection(Faults faults, YamlNode root)
    {
        _faults = faults;
        _case = Fields.Open(faults, root, "a case file", FileKind.Key, "case", "name", "summary", "mediator", "parties", "issues", "facts", "sources");
    }

    public static Case Read(string file, YamlNode root)
    {
        var section = new CaseSection(new Faults(file, isPrivate: false), root);
        return section.Read();
    }

    private Case Read()
    {
        var id = _case.Id("case");
        var sources = ReadSources();
        return new Case(
            CaseId.Of(id),
            _case.OneLine("name") ?? id,
            _case.Text("summary"),
            _case.OneLine("mediator"),
            ReadParties(),
            new IssueSection(_faults, ReadSourceOf).Read(_case),
            ReadFacts(),
            sources);
    }

    private ImmutableArray<Source> ReadSources()
    {
        var sources = ImmutableArray.CreateBuilder<Source>();
        foreach (var node in _case.List("sources", CaseLimits.MostFacts))
        {
            var source = Fields.Open(_faults, node, "a source", "id", "title", "publisher", "date", "link");
            var id = SourceId.Of(source.Id());
            if (!_sources.Add(id)) throw _faults.At(node, $"Two sources are called '{id}'.", "Give each its own id.");
            var link = source.OneLine("link");
            if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
                throw _faults.At(source.Find("link"), $"The link of source '{id}' is no web address.", "Write it in full, beginning with https://.");
            sources.Add(new Source(id, source.OneLine("title") ?? throw Missing(node, "title", $"source '{id}'"), source.OneLine("publisher"), source.Date("date"), link));
        }

        return sources.ToImmutable();
    }

    private ImmutableArray<Party> ReadParties()
    {
        _case.Require("parties");
        var parties = ImmutableArray.CreateBuilder<Party>();
        var seen = new HashSet<PartyId>();
        foreach (var node in _case.List("parties", CaseLimits.MostParties))
        {
            var party = Fields.Open(_faults, node, "a party", "id", "name", "factions");
            var id = PartyId.Of(party.Id());
            if (!seen.Add(id)) throw _faults.At(node, $"Two parties are called '{id}'.", "Give each its own id.");
            parties.Add(new Party(id, party.OneLine("name") ?? id.ToString(), ReadFactions(party, id)));
        }

        return parties.Count > 0 ? parties.ToImmutable() : throw _faults.At(_case.Place, "The case has no parties.", "List at least one under 'parties'.");
    }

    private ImmutableArray<Faction> ReadFactions(Fields party, PartyId of)
    {
        var factions = ImmutableArray.CreateBuilder<Faction>();
        var seen = new HashSet<FactionId>();
        foreach (var node in party.List("factions", CaseLimits.MostFactions))
        {
            var faction = Fields.Open(_faults, node, "a faction", "id", "name", "can-refuse", "note", "source");
            var id = FactionId.Of(faction.Id());
            if (!seen.Add(id)) throw _faults.At(node, $"Two factions of party '{of}' are called '{id}'.", "Give each its own id.");
            factions.Add(new Faction(id, faction.OneLine("name") ?? id.ToString(), faction.YesOrNo("can-refuse") ?? false, faction.Text("note"), ReadSourceOf(faction)));
        }

        return factions.ToImmutable();
    }

    private ImmutableArray<Fact> ReadFacts()
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (var node in _case.List("facts", CaseLimits.MostFacts))
        {
            var fact = Fields.Open(_faults, node, "a fact", "text", "source");
            facts.Add(new Fact(fact.Text("text") ?? throw Missing(node, "text", "a fact"), ReadSourceOf(fact)));
        }

        return facts.ToImmutable();
    }

    private SourceId? ReadSourceOf(Fields fields)
    {
        if (fields.OptionalId("source") is not { } text) return null;
        var id = SourceId.Of(text);
        return _sources.Contains(id)
            ? id
            : throw _faults.At(fields.Find("source"), $"No source is called {_faults.Quote(text, "so")}.", NearestWord.Remedy(text, [.. _sources.Select(s => s.ToString())], "Sources"));
    }

    private InputFaultException Missing(YamlNode place, string key, string of) => _faults.At(place, $"'{key}' of {of} is missing.", $"Add a line '{key}: …'.");
}
