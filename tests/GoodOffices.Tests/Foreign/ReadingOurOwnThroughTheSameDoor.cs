using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.Foreign;

public sealed class ReadingOurOwnThroughTheSameDoor
{
    [Fact]
    public void A_case_file_brings_the_preferences_beside_it_and_a_folder_or_list_says_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("goodoffices-").FullName;
        try
        {
            var of = Utilities.Loaded(CaseReader.Read(SmallFiles.Genius));
            var written = Assert.IsType<ConversionOutcome.Written>(CaseWriter.Write(of, TargetFormat.Own));
            var paths = written.Files.Select(file => Path.Combine(folder, file.Name)).ToArray();
            for (var i = 0; i < paths.Length; i++) File.WriteAllText(paths[i], written.Files[i].Text);

            foreach (var given in new string[][] { [folder], [paths.Single(path => !path.EndsWith(CaseFileReader.PreferencesEnding, StringComparison.Ordinal))], paths })
            {
                var again = Utilities.Loaded(CaseReader.Read(given));
                Assert.Equal(2, again.Preferences.Length);
                for (var party = 0; party < 2; party++) Assert.Equal(Utilities.Contributions(of, party).SelectMany(x => x), Utilities.Contributions(again, party).SelectMany(x => x));
            }

            File.WriteAllText(Path.Combine(folder, "profileA.json"), SmallFiles.NegologA);
            Assert.Contains("several formats", Utilities.Fault(CaseReader.Read([folder])).What, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
