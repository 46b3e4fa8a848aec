using GoodOffices.Verify.Tests.Writing;
using static GoodOffices.Verify.Tests.Writing.Spelling;

namespace GoodOffices.Verify.Tests;

public sealed class VerifyingABundle
{
    private static readonly Talks Talks = new Talks().Go(60);
    private static readonly byte[] Bundle = Talks.Export().Write();

    [Fact]
    public void A_bundle_without_flaw_is_consistent_and_without_trust_no_more_than_that()
    {
        var verdict = Verify(Bundle);

        Assert.Null(verdict.Flaw);
        Assert.Equal(Authorship.Unverified, verdict.Findings!.Authorship);
        Assert.Contains("consistent, authorship unverified", Text(verdict), StringComparison.Ordinal);
        Assert.Equal(0, verdict.ExitCode);
    }

    [Fact]
    public void The_log_and_members_are_held_against_trusted_keys()
    {
        var verdict = Verify(Bundle, Trust.Read(Utf8(Talks.Keys)));

        Assert.Null(verdict.Flaw);
        Assert.Equal(Authorship.TrustedKeys, verdict.Findings!.Authorship);
        Assert.DoesNotContain("unverified", Text(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_earlier_checkpoint_vouches_for_what_continues_it()
    {
        Assert.Equal(3, Talks.Record.Checkpoints.Count);
        Assert.All(Talks.Record.Checkpoints, note => Assert.Equal(Authorship.TrustedCheckpoint, Verify(Bundle, Trust.Read(Utf8(note))).Findings?.Authorship));
    }

    [Fact]
    public void What_is_found_is_what_was_written()
    {
        var found = Verify(Bundle).Findings!;

        Assert.Equal(Talks.Record.Case, found.Case);
        Assert.Equal(4, found.Beats.Count);
        Assert.Equal(4, found.Cosignatures);
        Assert.Equal(1, found.MissingSignatures);
        Assert.Equal(1, found.ErasedPayloads);
        Assert.Equal(Talks.Entries, found.Channels.Sum(channel => channel.Size));
        Assert.Equal(2, found.Channels.Sum(channel => channel.AfterLastBeat));
        Assert.Equal(["clerk.1 own True", "firm-head house False", "mediator own False", "union-head own False", "works-council none False"], found.Members.Select(member => $"{member.Name} {member.Custody} {member.IsRemoved}"));
        var shared = Assert.Single(found.Channels, channel => channel.Audience == "shared");
        Assert.Equal("union", shared.Party);
        Assert.Equal(Talks.Shared.Payloads.Count - 1, shared.Payloads);
    }

    [Fact]
    public void A_case_that_has_no_beat_yet_verifies_too()
    {
        var young = new Talks(5).Open();

        var found = Verify(young.Export().Write()).Findings!;

        Assert.Equal(0, found.Beats.Count);
        Assert.All(found.Channels, channel => Assert.Equal(channel.Size, channel.AfterLastBeat));
    }

    [Fact]
    public void A_channel_opened_between_beats_is_empty_in_the_earlier_ones()
    {
        var talks = new Talks(6).Open();
        talks.Record.Beat();
        var late = talks.Record.Open(5);
        talks.Record.Bind(late, talks.Mediator, "open-channel", null, WrittenRecord.ChannelOpened(late, "delegation", "firm"));
        talks.Record.Beat();
        talks.Record.Checkpoint();

        Assert.Null(Verify(talks.Export().Write()).Flaw);
    }

    [Fact]
    public void No_payload_is_ever_shown()
    {
        var verdict = Verify(Bundle);
        using var json = new MemoryStream();
        verdict.WriteJson(json);

        Assert.DoesNotContain("invented words", Text(verdict) + System.Text.Encoding.UTF8.GetString(json.ToArray()), StringComparison.Ordinal);
    }

    internal static Verdict Verify(byte[] bundle, Trust? trust = null) => BundleVerifier.Verify(new MemoryStream(bundle), trust, TestContext.Current.CancellationToken);

    internal static string Text(Verdict verdict)
    {
        using var writer = new StringWriter();
        verdict.WriteText(writer);
        return writer.ToString();
    }
}
