using System.Text.RegularExpressions;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

public sealed partial class FollowingTheManual
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs", "manual", "case-file.md"));

    [Fact]
    public void The_complete_example_is_read_as_it_stands()
    {
        var files = Example().Matches(Page).Select(block => Sample.File(block.Groups["name"].Value, block.Groups["text"].Value)).ToArray();

        var loaded = Sample.Loaded(CaseFileReader.Read(files[..3]));

        Assert.Equal(4, files.Length);
        Assert.Equal(["tenant", "landlord"], loaded.Preferences.Select(preferences => preferences.Party.ToString()));
    }

    [Fact]
    public void The_package_of_the_example_is_read_as_it_stands()
    {
        var files = Example().Matches(Page).Select(block => Sample.File(block.Groups["name"].Value, block.Groups["text"].Value)).ToArray();
        var of = Sample.Loaded(CaseFileReader.Read(files[..3])).Case;

        var package = Assert.IsType<PackageReading.Loaded>(PackageFileReader.Read(files[3], of)).Package;

        Assert.Equal([2, 1, 1], package.Options);
    }

    [Fact]
    public void Every_key_that_the_schemas_know_is_explained()
    {
        foreach (var schema in new[] { "case.schema.json", "preferences.schema.json", "package.schema.json" })
        {
            var known = Newtonsoft.Json.Linq.JObject.Parse(File.ReadAllText(Repository.At("docs", "schema", schema)));
            foreach (var group in known.SelectTokens("$..properties").Cast<Newtonsoft.Json.Linq.JObject>())
                foreach (var key in group.Properties()) Assert.Matches($"`[^`]*{Regex.Escape(key.Name)}[^`]*`", Page);
        }
    }

    [GeneratedRegex("```yaml\n# file: (?<name>\\S+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
