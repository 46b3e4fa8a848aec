namespace GoodOffices.Tests.Cli.Office;

/// <summary>Somebody lost her key; two officers of her delegation give it back, and one cannot.</summary>
public sealed class RecoveringKeys
{
    [Fact]
    public void Two_of_three_officers_give_back_the_key_that_signed_before()
    {
        using var home = Prepared();
        File.Delete(Path.Combine(home.Home.Members, home.Case, "member-iran.head.key"));
        Assert.Equal(2, home.Run("record", "show", home.Case, "--as", "iran.head").ExitCode);

        Assert.Equal(2, home.Run("record", "recover", home.Case, "--kit", home.At("kit"), "--officer", "iran.one", "--officer", "iran.one").ExitCode);
        Assert.Equal(2, home.Run("record", "recover", home.Case, "--kit", home.At("kit"), "--officer", "iran.one", "--officer", "united-states.head").ExitCode);
        var unnamed = home.Run("record", "recover", home.Case, "--kit", home.At("kit"), "--officer", "iran.three", "--officer", "iran.one", "--own-key", "--member-passphrase", home.Write("empty.txt", ""));
        Assert.Equal(2, unnamed.ExitCode);
        Assert.Contains("empty.txt is empty", unnamed.Errors, StringComparison.Ordinal);
        home.Do("record", "recover", home.Case, "--kit", home.At("kit"), "--officer", "iran.three", "--officer", "iran.one", "--own-key", "--member-passphrase", home.Write("new.txt", "five words drawn by lot"));

        home.Do("act", home.Case, "--as", "iran.head", "--passphrase", home.At("new.txt"), "Here again.");
        Assert.Contains("Here again.", home.Do("record", "show", home.Case, "--as", "united-states.head"), StringComparison.Ordinal);
    }

    [Fact]
    public void Officers_are_three_others_of_her_own_delegation_with_keys()
    {
        using var home = Prepared();

        foreach (var officers in new[] { "iran.one iran.two", "iran.one iran.two iran.head", "iran.one iran.two united-states.head", "iran.one iran.two mediator", "iran.one iran.two nobody" })
        {
            var run = home.Run(["record", "kit", home.Case, "--as", "iran.head", "--out", home.At("other"), .. officers.Split(' ').SelectMany(officer => new[] { "--officer", officer })]);
            Assert.Equal(2, run.ExitCode);
            Assert.False(File.Exists(home.At("other")), officers);
        }
    }

    private static CliHome Prepared()
    {
        var home = new CliHome().BeginDemo();
        foreach (var officer in new[] { "iran.one", "iran.two", "iran.three" }) home.Do("case", "admit", home.Case, officer, "--as", "iran.head", "--role", "delegate", "--party", "iran");
        home.Do("record", "kit", home.Case, "--as", "iran.head", "--officer", "iran.one", "--officer", "iran.two", "--officer", "iran.three", "--out", home.At("kit"));
        return home;
    }
}
