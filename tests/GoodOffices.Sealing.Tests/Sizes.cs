namespace GoodOffices.Sealing.Tests;

/// <summary>How large the long tests are: docs/testing.md names them.</summary>
internal static class Sizes
{
    public static bool IsNightly => Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1";

    public static int Of(int everyChange, int nightly) => IsNightly ? nightly : everyChange;
}
