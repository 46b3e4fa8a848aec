using GoodOffices.Verify.Evidence;
using GoodOffices.Verify.Tests.Trees;
using GoodOffices.Verify.Tests.Writing;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests;

/// <summary>A client kept what the log had shown, and was then shown something else.</summary>
public sealed class ShowingEvidence
{
    private static readonly string Name = "goodoffices/case/" + Number(new byte[16]);
    private static readonly Person Log = new("the log");
    private static readonly byte[][] Beats = [.. Enumerable.Range(0, 9).Select(i => NaiveTree.LeafHash([(byte)i]))];
    private static readonly byte[][] Others = [.. Beats[..4], .. Enumerable.Range(4, 5).Select(i => NaiveTree.LeafHash([(byte)i, 1]))];
    private static readonly Trust Keys = Trust.Read(Utf8(WrittenNote.VerifierKey(Name, Log)));

    [Theory]
    [InlineData(5, 9)]
    [InlineData(9, 9)]
    [InlineData(5, 5)]
    public void Two_histories_that_cannot_both_be_true_are_a_contradiction(int seen, int given)
    {
        var verdict = Verify(File(Head(Beats[..seen]), Head(Others[..given]), Others[..given]));

        Assert.Equal((Shown.Contradiction, 0, Authorship.TrustedKeys), (verdict.Shown, verdict.ExitCode, verdict.Authorship));
    }

    [Fact]
    public void A_smaller_record_than_before_is_a_rollback_whatever_it_holds()
    {
        Assert.Equal((Shown.Rollback, 0), (Verify(File(Head(Beats), Head(Beats[..4]), Beats[..4])).Shown, Verify(File(Head(Beats), Head([]), [])).ExitCode));
    }

    [Theory]
    [InlineData(4, 9)]
    [InlineData(9, 9)]
    [InlineData(0, 9)]
    public void A_record_that_continues_what_was_seen_shows_nothing(int seen, int given)
    {
        var verdict = Verify(File(Head(Beats[..seen]), Head(Beats[..given]), Beats[..given]));

        Assert.Equal((Shown.Nothing, 1), (verdict.Shown, verdict.ExitCode));
    }

    [Fact]
    public void Nobody_is_convicted_by_what_is_not_signed()
    {
        var stranger = new Person("stranger");
        var good = File(Head(Beats[..5]), Head(Others), Others);

        Assert.Contains("not both signed", Verify(File(Head(Beats[..5], stranger), Head(Others, stranger), Others)).Flaw!.Reason, StringComparison.Ordinal);
        Assert.Contains("one key", Verify(File(Head(Beats[..5]), Head(Others, stranger), Others)).Flaw!.Reason, StringComparison.Ordinal);
        Assert.Contains("None of them", EvidenceVerifier.Verify(new MemoryStream(good), Trust.Read(Utf8(WrittenNote.VerifierKey(Name + "/mediator", Log)))).Flaw!.Reason, StringComparison.Ordinal);
        Assert.Equal(Authorship.Unverified, EvidenceVerifier.Verify(new MemoryStream(good)).Authorship);
        Assert.Throws<TrustException>(() => EvidenceVerifier.Verify(new MemoryStream(good), Trust.Read(Utf8(Head(Beats)))));
    }

    [Fact]
    public void Leaf_hashes_that_are_not_the_offered_ones_show_nothing()
    {
        Assert.Contains("root", Verify(File(Head(Beats[..5]), Head(Beats), Others)).Flaw!.Reason, StringComparison.Ordinal);
        Assert.Contains("as many", Verify(File(Head(Beats[..5]), Head(Others), Others[..8])).Flaw!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_byte_that_is_changed_makes_it_no_evidence()
    {
        var file = File(Head(Beats[..5]), Head(Others), Others);
        for (var at = 0; at < file.Length; at++)
        {
            var altered = file.ToArray();
            altered[at] ^= (byte)(1 << (at % 8));
            Assert.True(Verify(altered).ExitCode == 1, $"byte {at}");
            Assert.Equal(1, Verify(file[..at]).ExitCode);
        }
    }

    private static EvidenceVerdict Verify(byte[] file) => EvidenceVerifier.Verify(new MemoryStream(file), Keys);

    private static string Head(byte[][] leaves, Person? by = null) => WrittenNote.Signed(WrittenNote.Head(Name, leaves.Length, NaiveTree.Root(leaves)), Name, by ?? Log);

    private static byte[] File(string seen, string given, byte[][] leaves) => Join(Ascii("goodoffices evidence 1\n"), Section("SEEN", Utf8(seen)), Section("GIVE", Utf8(given)), Section("LEAF", Join(leaves)));

    private static byte[] Section(string letters, byte[] content) => Join(Ascii(letters), U64(content.Length), content);
}
