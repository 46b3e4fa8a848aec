using System.Diagnostics;

namespace GoodOffices.Tests.Cli.Office;

/// <summary>The program is brought down while it holds a confidence: no image of its memory is left on disk.</summary>
public sealed class LeavingNoDump
{
    [Fact]
    public void A_crash_writes_no_memory_to_disk()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Dumps are forbidden on Linux only.");
        using var home = new CliHome().BeginDemo();
        var program = Path.Combine(AppContext.BaseDirectory, "goodoffices.dll");
        using (var bare = Bring("bare", home, "cat", TimeSpan.FromSeconds(0.2)))
            Assert.SkipWhen(bare.Cores == 0, "This system writes no dump into the folder of a program that crashes, so that none can be missed there.");

        using var ours = Bring("ours", home, $"dotnet {program} tell {home.Case} --as iran.head --file -", TimeSpan.FromSeconds(3));

        Assert.Equal(0, ours.Cores);
    }

    private static Fall Bring(string name, CliHome home, string command, TimeSpan after)
    {
        var folder = Directory.CreateDirectory(home.At(name)).FullName;
        var start = new ProcessStartInfo("bash", ["-c", $"ulimit -c unlimited && cd '{folder}' && exec {command}"]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["GOODOFFICES_HOME"] = home.Home.Folder;
        start.Environment["GOODOFFICES_KEYS"] = home.Home.Keys;
        using var process = Process.Start(start)!;
        process.StandardInput.WriteLine("canary confided to a program that falls");
        process.StandardInput.Flush();
        Thread.Sleep(after);
        Assert.False(process.HasExited, $"{name} ended by itself.");
        using (var kill = Process.Start("bash", ["-c", $"kill -SYS {process.Id}"])) kill.WaitForExit(); // of the signals that dump, one that .NET leaves to the system
        if (!process.WaitForExit(20_000)) process.Kill();
        Assert.Equal(128 + 31, process.ExitCode);
        return new(folder);
    }

    private sealed record Fall(string Folder) : IDisposable
    {
        public int Cores { get; } = Directory.EnumerateFiles(Folder, "core*").Count();

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
