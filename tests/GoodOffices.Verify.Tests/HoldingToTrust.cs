using GoodOffices.Verify.Tests.Writing;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests;

public sealed class HoldingToTrust
{
    private static readonly Talks Talks = new Talks(20).Go(24);
    private static readonly byte[] Bundle = Talks.Export().Write();
    private static readonly string Name = Talks.Record.LogName;

    [Fact]
    public void A_log_with_another_key_is_not_the_one_trusted() => Refused(WrittenNote.VerifierKey(Name, new("another log")), "another key than the one you trust");

    [Fact]
    public void Keys_of_another_case_say_nothing_about_this_one() => Refused(WrittenNote.VerifierKey("goodoffices/case/" + Number(new byte[16]), Talks.Record.Log), "None of them");

    [Fact]
    public void Keys_of_members_alone_do_not_say_who_wrote_the_record() => Refused(WrittenNote.VerifierKey($"{Name}/mediator", Talks.Mediator), "None of them");

    [Fact]
    public void A_member_whom_the_record_admitted_with_another_key_is_named()
    {
        var log = WrittenNote.VerifierKey(Name, Talks.Record.Log) + "\n";

        Refused(log + WrittenNote.VerifierKey($"{Name}/firm-head", Talks.Mediator), "admitted firm-head with another key");
        Refused(log + WrittenNote.VerifierKey($"{Name}/union-head", Talks.Union), "admitted union-head with another key"); // her later key is not on the list
        Assert.Null(Verified(log + WrittenNote.VerifierKey($"{Name}/union-head", Talks.Union) + "\n" + WrittenNote.VerifierKey($"{Name}/union-head", Talks.UnionLater)).Flaw);
    }

    [Fact]
    public void A_listed_member_whom_the_record_does_not_know_is_said()
    {
        var verdict = Verified(WrittenNote.VerifierKey(Name, Talks.Record.Log) + "\n" + WrittenNote.VerifierKey($"{Name}/nobody", Talks.Clerk) + "\n");

        Assert.Equal(["nobody"], verdict.Findings!.ListedButUnknown);
        Assert.Contains("nobody", VerifyingABundle.Text(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_record_written_again_by_another_hand_fails_against_a_checkpoint_of_the_first()
    {
        var forged = new Talks(20);
        forged.Open(first => [.. first, new Json().With("type", "something-else")]);
        for (var i = 0; i < 4; i++) forged.Record.Beat();
        forged.Record.Checkpoint();
        var bundle = forged.Export().Write();

        Assert.True(VerifyingABundle.Verify(bundle).Holds);
        Assert.Contains("another record", VerifyingABundle.Verify(bundle, Trust.Read(Utf8(Talks.Record.Checkpoints[0]))).Flaw!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_vouches_only_where_it_can()
    {
        var root = Convert.ToBase64String(Trees.NaiveTree.Root(Talks.Record.BeatLeaves));

        Refused(Signed("goodoffices/case/" + Number(new byte[16]), 4, root), "another case");
        Refused(Signed(Name, 5, root), "holds 4");
        Refused(Signed(Name, 0, Convert.ToBase64String(Hash())), "covers no beat");
        Refused(WrittenNote.Signed(WrittenNote.Head(Name, 4, Convert.FromBase64String(root)), Name, new("another log")), "not signed by the log");
    }

    [Fact]
    public void A_checkpoint_older_than_the_first_entry_vouches_for_no_key()
    {
        var early = new Talks(21);
        early.Record.Beat();
        early.Record.Checkpoint();
        early.Open();
        early.Record.Beat();
        early.Record.Checkpoint();
        var bundle = early.Export().Write();

        Assert.Contains("older than the first entry", VerifyingABundle.Verify(bundle, Trust.Read(Utf8(early.Record.Checkpoints[0]))).Flaw!.Reason, StringComparison.Ordinal);
        Assert.Null(VerifyingABundle.Verify(bundle, Trust.Read(Utf8(early.Record.Checkpoints[1]))).Flaw);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n\n")]
    [InlineData("not a key\n")]
    [InlineData("a+b\n")]
    [InlineData("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8\n")]
    [InlineData("text\n\n— name AAAAAAAA\n")]
    [InlineData("origin\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— name AAAAAAAA\n")]
    public void A_trust_file_that_is_neither_keys_nor_checkpoint_is_said_to_be_so(string content) => Assert.Contains("trust file", Assert.Throws<TrustException>(() => Trust.Read(Utf8(content))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_bent_line_of_keys_is_named_by_its_number()
    {
        var line = WrittenNote.VerifierKey(Name, Talks.Record.Log);
        var upper = line.Split('+', 3) is [var name, var hash, var key] ? $"{name}+{hash.ToUpperInvariant().Replace("0", "F", StringComparison.Ordinal)}+{key}" : "";

        Assert.StartsWith("Line 2 of", Assert.Throws<TrustException>(() => Trust.Read(Utf8("# mine\n" + upper))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Line 1 of", Assert.Throws<TrustException>(() => Trust.Read(Utf8(line.Replace("goodoffices", "goodofficеs", StringComparison.Ordinal)))).Message, StringComparison.Ordinal); // Cyrillic е
        Assert.Contains("algorithm number 6", Assert.Throws<TrustException>(() => Trust.Read(Utf8("x+00000000+BgAA\n"))).Message, StringComparison.Ordinal);
    }

    private static string Signed(string name, long size, string root) => WrittenNote.Signed(WrittenNote.Head(name, size, Convert.FromBase64String(root)), name, Talks.Record.Log);

    private static Verdict Verified(string trust) => VerifyingABundle.Verify(Bundle, Trust.Read(Utf8(trust)));

    private static void Refused(string trust, string reason) => Assert.Contains(reason, Verified(trust).Flaw!.Reason, StringComparison.Ordinal);
}
