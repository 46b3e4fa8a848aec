namespace GoodOffices.Verify.Tests;

/// <summary>What an earlier version exported, kept as files: it verifies for ever, so these files are never written anew.</summary>
public sealed class VerifyingOldBundles
{
    [Theory]
    [InlineData("first.keys", Authorship.TrustedKeys)]
    [InlineData("first.checkpoint", Authorship.TrustedCheckpoint)]
    public void The_first_bundle_holds_what_it_held_when_it_was_written(string trust, Authorship authorship)
    {
        using var bundle = File.OpenRead(Kept("first.bundle"));

        var found = BundleVerifier.Verify(bundle, Trust.Read(File.ReadAllBytes(Kept(trust))), TestContext.Current.CancellationToken).Findings!;

        Assert.Equal(authorship, found.Authorship);
        Assert.Equal(("waosiqxbjzdu4fbj2x53soe7o4", "iran.head", 22L), (found.Case, found.Viewer, found.Beats.Count));
        Assert.Equal([7L, 2L, 6L], found.Channels.Select(channel => channel.Size));
        Assert.Equal(1, found.Channels.Sum(channel => channel.ErasedPayloads));
        Assert.Equal(1, found.Members.Sum(member => member.Cosignatures));
    }

    private static string Kept(string name) => Path.Combine(AppContext.BaseDirectory, "Kept", name);
}
