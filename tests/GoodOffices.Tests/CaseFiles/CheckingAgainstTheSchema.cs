using System.Globalization;
using GoodOffices.Interchange;
using GoodOffices.Interchange.Yaml;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace GoodOffices.Tests.CaseFiles;

/// <summary>The schema that editors use takes what the reader takes, and marks what a person is likely to get wrong.</summary>
public sealed class CheckingAgainstTheSchema
{
    private static readonly Lazy<Task<JsonSchema>> CaseSchema = new(() => JsonSchema.FromFileAsync(Repository.At("docs", "schema", "case.schema.json")));
    private static readonly Lazy<Task<JsonSchema>> PreferencesSchema = new(() => JsonSchema.FromFileAsync(Repository.At("docs", "schema", "preferences.schema.json")));

    private static readonly Lazy<Task<JsonSchema>> PackageSchema = new(() => JsonSchema.FromFileAsync(Repository.At("docs", "schema", "package.schema.json")));

    [Fact]
    public async Task Every_file_of_the_repository_satisfies_its_schema()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.At("cases"), "*.yaml", SearchOption.AllDirectories))
        {
            var schema = path.EndsWith(".preferences.yaml", StringComparison.Ordinal) ? PreferencesSchema : path.EndsWith(".on-the-table.yaml", StringComparison.Ordinal) ? PackageSchema : CaseSchema;
            var faults = (await schema.Value).Validate(Json(new NamedFile(path, File.ReadAllBytes(path))));
            Assert.True(faults.Count == 0, $"{path}: {faults.FirstOrDefault()}");
        }
    }

    [Fact]
    public async Task Whatever_the_manual_allows_satisfies_its_schema()
    {
        Assert.Empty((await CaseSchema.Value).Validate(Json(Sample.File("c", Sample.Case))));
        Assert.Empty((await PreferencesSchema.Value).Validate(Json(Sample.File("u", Sample.Union))));
        Assert.Empty((await PreferencesSchema.Value).Validate(Json(Sample.File("p", Sample.Port))));
    }

    [Theory]
    [InlineData("goodoffices: case/1", "goodoffices: case/7")]
    [InlineData("mediator:", "mediatior:")]
    [InlineData("can-refuse: yes", "can-refuse: perhaps")]
    [InlineData("  - id: port", "  - name: port")]
    [InlineData("step: 0.5", "stop: 0.5")]
    [InlineData("options: [none, voluntary, \"by lot\"]", "options: []")]
    [InlineData("options: [none, voluntary, \"by lot\"]", "note: None yet.")]
    [InlineData("date: 2024-05-01", "date: 1 May")]
    [InlineData("link: https://", "link: ftp://")]
    public async Task A_broken_case_does_not_satisfy_the_schema(string part, string instead) =>
        Assert.NotEmpty((await CaseSchema.Value).Validate(Json(Sample.File("c", Sample.Case.With(part, instead)))));

    [Theory]
    [InlineData("walk-away: 4.125", "walkaway: 4.125")]
    [InlineData("walk-away: 4.125", "walk-away: high")]
    [InlineData("value: 0.3125", "worth: 0.3125")]
    [InlineData("never:", "always:")]
    [InlineData("points:", "ranking: [a]\n    points:")]
    [InlineData("voluntary: 2/3", "voluntary: 2/0")]
    [InlineData("party: union\n", "")]
    public async Task A_broken_preference_file_does_not_satisfy_the_schema(string part, string instead) =>
        Assert.NotEmpty((await PreferencesSchema.Value).Validate(Json(Sample.File("u", Sample.Union.With(part, instead)))));

    private static JToken Json(NamedFile file) => Json(YamlTree.Read(file, YamlManner.Own));

    // As an editor that follows YAML 1.2 sees the file: plain numbers are numbers, true and false are, and yes is a text.
    private static JToken Json(YamlNode node) => node switch
    {
        YamlMap map => new JObject(map.Entries.Select(entry => new JProperty(entry.Key.Text, Json(entry.Value)))),
        YamlList list => new JArray(list.Items.Select(Json)),
        YamlScalar { IsNothing: true } => JValue.CreateNull(),
        YamlScalar { IsPlain: true, Text: "true" or "false" } flag => new JValue(flag.Text == "true"),
        YamlScalar { IsPlain: true } plain when double.TryParse(plain.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && char.IsAsciiDigit(plain.Text[^1]) => new JValue(number),
        _ => new JValue(((YamlScalar)node).Text),
    };
}
