using System.Reflection;
using PublicApiGenerator;

namespace GoodOffices.Tests;

/// <summary>What others may build on is approved as text, so that it changes only on purpose.</summary>
public sealed class PublicSurface
{
    public static TheoryData<string> Assemblies => ["GoodOffices.Core", "GoodOffices.Analysis", "GoodOffices.Interchange", "GoodOffices.Sealing", "GoodOffices.Casework", "GoodOffices.Storage", "goodoffices-verify"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Is_what_was_approved(string assembly)
    {
        var surface = Assembly.Load(assembly).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        var approved = Repository.At("tests", "GoodOffices.Tests", "Approved", assembly + ".txt");
        if (Environment.GetEnvironmentVariable("GOODOFFICES_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, surface);
        }

        Assert.True(File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == surface, $"The public surface of {assembly} has changed. If that is meant, run the tests with GOODOFFICES_APPROVE=1 and commit {approved}.");
    }
}
