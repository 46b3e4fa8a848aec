namespace GoodOffices.Analysis.Tests;

/// <summary>How long the long tests run: as given, or fifty times that where GOODOFFICES_NIGHTLY is 1.</summary>
internal static class Sizes
{
    private const int Nightly = 50;

    public static long Cases(int ci) => Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1" ? (long)ci * Nightly : ci;
}
