using GoodOffices.Interchange;
using GoodOffices.Tests.CaseFiles;

namespace GoodOffices.Tests.Foreign;

[Collection(nameof(MeasuredAlone))]
public sealed class BearingHostileFiles(ITestOutputHelper output)
{
    private const long MostBytes = 256L << 20;

    [Fact]
    public void Every_hostile_file_gets_a_clear_fault_within_two_seconds_and_256_MiB()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (name, files) in HostileFiles.All())
        {
            count++;
            var allocated = 0L;
            var (reading, took) = Clocked.Run(
                () =>
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var answer = CaseReader.Read(files);
                    allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    return answer;
                },
                TimeSpan.FromSeconds(2));
            if (reading is not Reading.Refused { Fault: { What.Length: > 0, Remedy.Length: > 0 } }) wrong.Add($"{name}: was read");
            if (took > TimeSpan.FromSeconds(2)) wrong.Add($"{name}: took {took}");
            if (allocated > MostBytes) wrong.Add($"{name}: took {allocated >> 20} MiB");
        }

        Assert.Equal([], wrong);
        output.WriteLine($"{count} hostile files");
        Assert.True(count >= 160, $"Only {count} files.");
    }

    [Fact]
    public void A_file_that_is_not_there_gets_a_fault()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());

        Assert.Contains("no such file", Utilities.Fault(CaseReader.Read([nowhere])).What, StringComparison.Ordinal);
        Assert.NotEmpty(Utilities.Fault(CaseReader.Read(Array.Empty<string>())).What);
        if (File.Exists("/dev/zero")) Assert.NotEmpty(Utilities.Fault(CaseReader.Read(["/dev/zero"])).What);
    }

    [Fact]
    public void A_folder_is_searched_for_its_case_and_says_what_it_left_aside()
    {
        var folder = Directory.CreateTempSubdirectory("goodoffices-").FullName;
        try
        {
            Assert.Contains("no case", Utilities.Fault(CaseReader.Read([folder])).What, StringComparison.Ordinal);
            foreach (var file in SmallFiles.Genius) File.WriteAllBytes(Path.Combine(folder, file.Name), file.Bytes.ToArray());
            foreach (var name in new[] { "pareto.xml", "specials.json", "_stats.yaml", "._x.yml" }) File.WriteAllText(Path.Combine(folder, name), "0.5, 0.5");
            File.WriteAllText(Path.Combine(folder, "picture.svg"), "<svg/>");

            var loaded = Utilities.Loaded(CaseReader.Read([folder]));

            Assert.Equal(["them", "us"], loaded.Case.Parties.Select(party => party.Name));
            Assert.Equal(Path.GetFileName(folder), loaded.Case.Name);
            Assert.Contains(loaded.Notes, note => note.Contains("1 other file", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
