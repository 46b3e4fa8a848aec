using GoodOffices.Verify.Framing;

namespace GoodOffices.Verify;

/// <summary>Verifies what <c>goodoffices record export</c> wrote, without the program that wrote it.</summary>
public static class BundleVerifier
{
    /// <summary>Reads a bundle from its first to its last byte and says whether everything in it is as it must be.</summary>
    /// <param name="bundle">The file; it is read several times, in parts, and must therefore allow going back.</param>
    /// <param name="trust">What the reader knows from elsewhere; without it the authorship stays unverified.</param>
    /// <param name="stop">Ends the reading early, without a verdict.</param>
    /// <remarks>A malformed bundle gives a verdict, never an exception; only the stream's own errors pass through.</remarks>
    public static Verdict Verify(Stream bundle, Trust? trust = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (!bundle.CanSeek) throw new ArgumentException("A bundle is read several times; the stream must allow going back. Store it in a file first.", nameof(bundle));

        try
        {
            return Verdict.Of(new Verification(Frame.Walk(bundle), trust, stop).Run());
        }
        catch (FlawException error)
        {
            return Verdict.Of(error.Flaw);
        }
        catch (FormException error)
        {
            return Verdict.Of(new Place("the file").Describe(error.Message, error.Remedy));
        }
    }
}
