namespace GoodOffices.Tests.Cli.Office;

/// <summary>An older copy of the record comes back: whoever saw more refuses, and can show why.</summary>
public sealed class PuttingBackAnOlderCopy
{
    [Fact]
    public void Her_client_refuses_to_cosign_and_leaves_evidence_that_anybody_can_check()
    {
        using var home = new CliHome().BeginDemo();
        var (of, backup, evidence, keys) = (home.Case, home.At("older.backup"), home.At("rollback.evidence"), home.At("keys.txt"));
        home.Do("record", "keys", of, "--as", "iran.head", "--out", keys);
        home.Do("backup", backup);
        CliHome.AwaitBeat();
        home.Do("act", of, "We accept the ground rules.", "--as", "united-states.head", "--channel", "joint");
        CliHome.AwaitBeat();
        home.Do("record", "cosign", of, "--as", "iran.head");

        home.Do("restore", backup, "--replace");
        var refused = home.Run("record", "cosign", of, "--as", "iran.head", "--evidence", evidence);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Nothing was cosigned", refused.Errors, StringComparison.Ordinal);
        var shown = home.Do("verify", evidence, "--trust", keys);
        Assert.True(shown.Contains("rollback", StringComparison.OrdinalIgnoreCase) || shown.Contains("contradict", StringComparison.OrdinalIgnoreCase), shown);
    }
}
