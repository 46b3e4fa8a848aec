using GoodOffices.Interchange;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Tests.CaseFiles;

public sealed class ReadingYaml
{
    [Fact]
    public void Foreign_files_may_carry_tags_which_make_nothing()
    {
        var root = Assert.IsType<YamlMap>(YamlTree.Read(Sample.File("f", "a: !!python/tuple [1, -.inf]\nb: ! x"), YamlManner.Foreign));

        Assert.True(root.TryFind("a", out var list));
        Assert.Equal(["1", "-.inf"], Assert.IsType<YamlList>(list).Items.Select(item => Assert.IsType<YamlScalar>(item).Text));
    }

    [Fact]
    public void Nothing_is_told_from_a_quoted_empty_text()
    {
        var root = Assert.IsType<YamlMap>(YamlTree.Read(Sample.File("f", "a:\nb: ''\nc: ~\nd: \"null\""), YamlManner.Own));

        Assert.Equal([true, false, true, false], root.Entries.Select(entry => ((YamlScalar)entry.Value).IsNothing));
        Assert.Equal([1, 2, 3, 4], root.Entries.Select(entry => entry.Key.Line));
    }

    [Fact]
    public void A_key_is_found_among_many()
    {
        var root = Assert.IsType<YamlMap>(YamlTree.Read(Sample.File("f", string.Concat(Enumerable.Range(0, 500).Select(i => $"k{i}: {i}\n"))), YamlManner.Own));

        Assert.True(root.TryFind("k499", out var last));
        Assert.Equal("499", ((YamlScalar)last).Text);
        Assert.False(root.TryFind("k500", out _));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", 3)]
    [InlineData("1: x\n2: x\n3: x\n4: x\n5: x\n6: x\n7: x\n8: x\n9: x\n10: x\n3: x", 11)]
    public void A_key_that_comes_twice_is_refused_on_its_second_line(string text, int line)
    {
        var fault = Assert.Throws<InputFaultException>(() => YamlTree.Read(Sample.File("f", text), YamlManner.Foreign)).Fault;

        Assert.Equal(line, fault.Line);
    }
}
