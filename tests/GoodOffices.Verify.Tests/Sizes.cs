using System.Globalization;

namespace GoodOffices.Verify.Tests;

/// <summary>How long the long tests run, and the seed they start from.</summary>
internal static class Sizes
{
    public static bool Nightly => Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1";

    public static int Of(int ci, int nightly) => Nightly ? nightly : ci;

    /// <summary>Another seed every run, so that every run looks elsewhere; it is printed so that a failure can be run again.</summary>
    public static int Seed(ITestOutputHelper output)
    {
        var seed = Environment.GetEnvironmentVariable("GOODOFFICES_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"GOODOFFICES_SEED={seed}");
        return seed;
    }
}
