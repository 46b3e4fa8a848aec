using System.Diagnostics;
using System.Text.RegularExpressions;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Cli.Office;

/// <summary>Her client is killed at any moment while it cosigns: what it remembers is whole, and it never goes back.</summary>
public sealed partial class KillingTheWitness
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1" ? 1_000 : 30;

    [Fact]
    public void No_kill_makes_it_forget_what_it_saw_or_leaves_half_a_memory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no kill -9.");
        using var home = new CliHome().BeginDemo();
        Assert.True(CaseNumber.TryRead(home.Case, out var of));
        var memory = home.Home.Witness(of, MemberId.Of("iran.head")).Seen;
        var name = LogName.Of(of);
        var usual = Stopwatch.StartNew();
        CliHome.AwaitBeat();
        Cosign(home).WaitForExit();
        var whole = usual.ElapsedMilliseconds;
        var (seen, killed) = (0L, 0);

        for (var i = 0; i < Kills; i++)
        {
            using var process = Cosign(home);
            if (!process.WaitForExit((int)Random.Shared.NextInt64(whole / 4, whole)))
            {
                process.Kill();
                killed++;
            }

            process.WaitForExit();
            var kept = SignedNote.Read(File.ReadAllText(memory)).HeadOf(name).Size;
            Assert.True(kept >= seen, $"It remembered {seen} beats, and now {kept}.");
            seen = kept;
        }

        CliHome.AwaitBeat();
        var last = home.Do("record", "cosign", home.Case, "--as", "iran.head");
        Assert.True(killed > 0, "Nothing was killed in time.");
        Assert.True(long.Parse(Beats().Match(last).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) >= seen);
        home.Do("record", "export", home.Case, "--as", "iran.head", "--out", home.At("after.bundle"));
        home.Do("verify", home.At("after.bundle"));
    }

    private static Process Cosign(CliHome home)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "goodoffices.dll");
        var start = new ProcessStartInfo("dotnet", [program, "record", "cosign", home.Case, "--as", "iran.head"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GOODOFFICES_HOME"] = home.Home.Folder;
        start.Environment["GOODOFFICES_KEYS"] = home.Home.Keys;
        return Process.Start(start)!;
    }

    [GeneratedRegex(@"Cosigned: (\d+) beats?")]
    private static partial Regex Beats();
}
