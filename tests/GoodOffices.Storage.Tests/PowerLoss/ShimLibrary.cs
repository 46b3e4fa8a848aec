using System.ComponentModel;
using System.Diagnostics;

namespace GoodOffices.Storage.Tests.PowerLoss;

/// <summary>shim.c, built once for the tests that need it; they are skipped where there is no compiler.</summary>
internal static class ShimLibrary
{
    private static readonly Lazy<(string? Path, string Why)> LazyBuilt = new(Build);

    public static string Path
    {
        get
        {
            var (path, why) = LazyBuilt.Value;
            Assert.SkipWhen(path is null, why);
            return path!;
        }
    }

    public static IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["LD_PRELOAD"] = Path };

    private static (string?, string) Build()
    {
        if (!OperatingSystem.IsLinux()) return (null, "A library can be put between a program and its disk on Linux only.");
        var source = System.IO.Path.Combine(AppContext.BaseDirectory, "PowerLoss", "shim.c");
        var library = System.IO.Path.Combine(AppContext.BaseDirectory, "shim.so");
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl", "-lpthread"]) { RedirectStandardError = true })!;
            var errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? (library, "") : throw new InvalidOperationException($"gcc could not build shim.c: {errors}");
        }
        catch (Win32Exception)
        {
            return (null, "No C compiler is installed (Debian: apt-get install gcc libc6-dev).");
        }
    }
}
