using System.Diagnostics;
using GoodOffices.Verify.Tests.Writing;

namespace GoodOffices.Verify.Tests;

/// <summary>Whatever a file holds, it ends in a verdict: soon, in little memory, and without an exception.</summary>
public sealed class BearingHostileBundles(ITestOutputHelper output)
{
    private const long MostAllocated = 64L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5); // generous: other test programs run at the same time

    [Fact]
    public void No_mutation_of_a_bundle_brings_the_verifier_down()
    {
        var seed = Sizes.Seed(output);
        var bundle = new Talks(16).Go(14, 4).Export().Write();
        for (var round = 0; round < Sizes.Of(10_000, 200_000); round++)
        {
            var mutated = Mutation.Of(bundle, new Random(seed + round));
            var clock = Stopwatch.StartNew();
            var before = GC.GetAllocatedBytesForCurrentThread();

            var verdict = Bear(mutated, $"seed {seed}, round {round}");

            Assert.True(verdict.Holds == mutated.AsSpan().SequenceEqual(bundle), $"seed {seed}, round {round}");
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostAllocated && clock.Elapsed < Longest, $"seed {seed}, round {round}: {clock.Elapsed}");
        }
    }

    [Fact]
    public void Nor_does_a_mutated_entry_that_the_log_itself_has_signed()
    {
        var seed = Sizes.Seed(output);
        for (var round = 0; round < Sizes.Of(1_000, 50_000); round++)
        {
            var random = new Random(seed + round);
            var talks = new Talks(17).Open();
            var good = talks.Record.Entry(talks.Joint, talks.Record.Act(talks.Joint, "firm-head", true), null).With("auth", new Json().With("alg", "ed25519").With("key", talks.Firm.SignNumber).With("value", Spelling.Url(new byte[64])));
            talks.Joint.Add(Mutation.Of(good.Canonical(), random));

            var verdict = Bear(talks.Export().Write(), $"seed {seed}, round {round}");

            Assert.Equal((talks.Joint.Number, talks.Joint.Entries.Count - 1), (verdict.Flaw!.Channel, verdict.Flaw.Sequence));
        }
    }

    [Theory]
    [InlineData("[", 60_000)]
    [InlineData("{\"a\":", 12_000)]
    public void An_entry_nested_without_end_is_refused(string opening, int times)
    {
        var talks = new Talks(17).Open();
        talks.Joint.Add(Spelling.Ascii(string.Concat(Enumerable.Repeat(opening, times))));

        Assert.Contains("32 levels", Bear(talks.Export().Write(), opening).Flaw!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verifier_shows_nothing_that_a_broken_entry_says()
    {
        var talks = new Talks(17).Open();
        talks.Joint.Add(Spelling.Utf8("{\"act\":\"CANARY\",\"CANARY\":{\"CANARY\":1}}"));

        Assert.DoesNotContain("CANARY", VerifyingABundle.Text(Bear(talks.Export().Write(), "")), StringComparison.Ordinal);
    }

    private static Verdict Bear(byte[] bundle, string what)
    {
        try
        {
            return BundleVerifier.Verify(new MemoryStream(bundle), null, CancellationToken.None);
        }
        catch (Exception error)
        {
            Assert.Fail($"{what}: {error}");
            throw;
        }
    }
}
