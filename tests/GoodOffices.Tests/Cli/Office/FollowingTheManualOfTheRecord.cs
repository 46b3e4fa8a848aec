using System.Text.RegularExpressions;

namespace GoodOffices.Tests.Cli.Office;

/// <summary>The page on keeping a record, followed from its first command to its last by somebody who copies them.</summary>
public sealed partial class FollowingTheManualOfTheRecord
{
    private const string Officers = "iran.one iran.two iran.three";

    [Fact]
    public void Every_command_works_as_it_is_written_in_the_order_of_the_page()
    {
        using var desk = new CliHome();
        using var elsewhere = new CliHome();
        File.Copy(Repository.At("cases", "teaching", "iran-2025.yaml"), desk.At("my-case.yaml"));
        var (first, second) = ("", "");

        foreach (var command in Commands())
        {
            if (command.Contains("record cosign", StringComparison.Ordinal)) CliHome.AwaitBeat();
            if (command.Contains("record kit", StringComparison.Ordinal))
                foreach (var officer in Officers.Split(' ')) desk.Do("case", "admit", first, officer, "--as", "iran.head", "--role", "delegate", "--party", "iran");
            if (command.Contains("record recover", StringComparison.Ordinal)) File.Delete(Path.Combine(desk.Home.Members, first, "member-iran.head.key"));

            // What the page writes for one beat an hour is tried with one a second, so that there are beats to look at.
            var words = Words().Matches(command).Select(word => word.Value.Trim('"')).Skip(1).Select(word => word == "7k3m" ? first : word == "9q2d" ? second : IsFile(word) ? desk.At(word) : word).ToList();
            if (words is ["case", "new", "--demo"]) words.AddRange(["--beat", "1s"]);
            var run = (command.Contains("successor", StringComparison.Ordinal) || command.Contains("take-over", StringComparison.Ordinal) ? elsewhere : desk).Run([.. words]);

            Assert.True(run.ExitCode == 0, $"{command}\n{run.Output}{run.Errors}");
            if (words[..2] is ["case", "new"]) (first, second) = first.Length == 0 ? (run.Output.Split(' ')[1], second) : (first, run.Output.Split(' ')[1]);
        }

        Assert.NotEmpty(second);
    }

    private static IEnumerable<string> Commands() => File.ReadAllLines(Repository.At("docs", "manual", "record.md")).Where(line => line.StartsWith("goodoffices ", StringComparison.Ordinal));

    private static bool IsFile(string word) => Path.GetExtension(word) is ".bundle" or ".txt" or ".backup" or ".public" or ".handover" or ".kit" or ".yaml";

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();
}
