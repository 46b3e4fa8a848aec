namespace GoodOffices.Storage.Tests;

/// <summary>How long the long tests run: as given, or in the nightly size where GOODOFFICES_NIGHTLY is 1.</summary>
internal static class Sizes
{
    private static readonly Lazy<int> LazySeed = new(() => int.TryParse(Environment.GetEnvironmentVariable("GOODOFFICES_SEED"), out var given) ? given : Random.Shared.Next());

    public static int Of(int everyChange, int nightly) => IsNightly ? nightly : everyChange;

    public static bool IsNightly => Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1";

    /// <summary>Another one every run; give it back in GOODOFFICES_SEED to see a failure again.</summary>
    public static int Seed => LazySeed.Value;
}
