namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>SplitMix64, for choices that any seed makes as well as another.</summary>
/// <remarks>Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.</remarks>
internal static class SplitMix
{
    /// <summary>A number from 0 to just below 1.</summary>
    public static double Draw(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
    }
}
