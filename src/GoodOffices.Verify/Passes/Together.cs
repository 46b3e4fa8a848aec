namespace GoodOffices.Verify.Passes;

/// <summary>Work on many items on all processors, with the answer that one after the other would give: the first flaw.</summary>
internal static class Together
{
    private const int TooFew = 8;

    public static void Do(int count, Action<int> work)
    {
        if (count < TooFew)
        {
            for (var i = 0; i < count; i++) work(i);
            return;
        }

        var flaws = new Flaw?[count];
        Parallel.For(0, count, (i, loop) =>
        {
            try
            {
                work(i);
            }
            catch (FlawException error)
            {
                flaws[i] = error.Flaw;
                loop.Break(); // those before this one are still looked at
            }
        });
        if (Array.Find(flaws, flaw => flaw is not null) is { } first) throw new FlawException(first);
    }
}
