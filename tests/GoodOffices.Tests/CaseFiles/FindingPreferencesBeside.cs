using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

public sealed class FindingPreferencesBeside : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("goodoffices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Put(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void The_files_of_the_same_case_are_found_whatever_their_names()
    {
        var @case = Put("harbour.yaml", Sample.Case);
        var union = Put("b.preferences.yaml", Sample.Union);
        var port = Put("a.preferences.yaml", Sample.Port);
        Put("c.preferences.yaml", Sample.Union.With("case: harbour", "case: airport"));
        Put("d.preferences.yaml", "[torn");

        Assert.Equal([port, union], CaseFileReader.PreferencesBeside(@case));
    }

    [Fact]
    public void A_broken_file_named_after_the_case_is_not_passed_over_in_silence()
    {
        var @case = Put("harbour.yaml", Sample.Case);
        var torn = Put("harbour.union.preferences.yaml", "goodoffices: preferences/1\n\tcase: harbour");

        Assert.Equal([torn], CaseFileReader.PreferencesBeside(@case));
        Assert.Equal((torn, 2), (Sample.Refused(CaseFileReader.ReadFiles([@case, torn])).File, Sample.Refused(CaseFileReader.ReadFiles([@case, torn])).Line));
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("no such file", Sample.Refused(CaseFileReader.ReadFiles([Path.Combine(_folder, "none.yaml")])).What, StringComparison.Ordinal);
}
