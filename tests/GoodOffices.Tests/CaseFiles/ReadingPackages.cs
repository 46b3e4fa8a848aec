using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

public sealed class ReadingPackages
{
    private const string Text = """
        goodoffices: package/1
        case: flat
        package:
          rent: 850.0
          repairs: summer
        """;

    private const string Case = """
        goodoffices: case/1
        case: flat
        parties: [{id: tenant}, {id: landlord}]
        issues:
          - id: rent
            range: {low: 800, high: 900, step: 50}
          - id: repairs
            options: [now, summer]
        """;

    [Fact]
    public void An_option_is_found_by_its_name_or_its_number()
    {
        var package = Assert.IsType<PackageReading.Loaded>(Read(Text)).Package;

        Assert.Equal([1, 1], package.Options);
        Assert.Equal(4, package.Line);
        Assert.Null(package.Name);
    }

    [Theory]
    [InlineData("repairs: summer", "repairs: sumer", 5, "'sumer' is no option of issue 'repairs'. Did you mean 'summer'?")]
    [InlineData("rent: 850.0", "rent: 860", 4, "'860' is no option of issue 'rent'.")]
    [InlineData("repairs: summer", "", 4, "does not settle issue 'repairs'. Add a line 'repairs: …'")]
    [InlineData("repairs: summer", "repair: summer", 5, "'repair' is no issue of the case. Did you mean 'repairs'?")]
    [InlineData("repairs: summer", "repairs: [now, summer]", 5, "has no single option")]
    [InlineData("case: flat", "case: house", 2, "another case. The case file says 'case: flat'.")]
    [InlineData("package:", "packages:", 3, "Did you mean 'package'?")]
    [InlineData("goodoffices: package/1", "goodoffices: package/9", 1, "It reads 'package/1'.")]
    [InlineData("goodoffices: package/1", "goodoffices: preferences/1", 1, "is a case or preference file, not a package.")]
    [InlineData("goodoffices: package/1", "name: x", 1, "does not say that it is a package.")]
    public void A_fault_names_the_line_and_the_remedy(string part, string instead, int line, string expected)
    {
        var fault = Assert.IsType<PackageReading.Refused>(Read(Text.Replace(part, instead, StringComparison.Ordinal))).Fault;

        Assert.Equal(line, fault.Line);
        Assert.Contains(expected, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_preference_file_given_by_mistake_is_not_repeated()
    {
        var fault = Assert.IsType<PackageReading.Refused>(Read("goodoffices: preferences/1\ncase: flat\nwalk-away: 0.73451\n")).Fault;

        Assert.DoesNotContain("0.73451", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("walk-away", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var of = Assert.IsType<Reading.Loaded>(CaseFileReader.Read([Sample.File("flat.yaml", Case)])).Case.Case;

        Assert.Contains("no-such.yaml", Assert.IsType<PackageReading.Refused>(PackageFileReader.ReadFile("no-such.yaml", of)).Fault.ToString(), StringComparison.Ordinal);
    }

    private static PackageReading Read(string text) =>
        PackageFileReader.Read(Sample.File("table.yaml", text), Assert.IsType<Reading.Loaded>(CaseFileReader.Read([Sample.File("flat.yaml", Case)])).Case.Case);
}
