using GoodOffices.Casework.Witnessing;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Verify;
using GoodOffices.Verify.Evidence;

namespace GoodOffices.Tests.Witnessing;

/// <summary>A member's client remembers what it saw, and signs nothing that contradicts it.</summary>
public sealed class BeingAWitness : IDisposable
{
    private static readonly MemberId Iran = MemberId.Of("iran.head");
    private static readonly DateTimeOffset Now = new(2025, 3, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("witness").FullName;
    private readonly SigningKey _key = SigningKey.Draw(new SeededRandom(7));

    [Fact]
    public void She_cosigns_what_extends_what_she_saw_and_anybody_can_check_her_line()
    {
        var log = SmallLog.Of(1, 3);
        var witness = WitnessOf(log);
        Cosign(witness, log.Offer());
        log.Grow(2, "more");

        var (head, line) = Cosign(witness, log.Offer());

        Assert.Equal(5, head.Size);
        Assert.True(line.IsCosignatureOf(_key.Public.Key));
        Assert.Equal(Now.ToUnixTimeSeconds(), line.CosignedAt);
        Assert.True(_key.Public.Verifies(NoteLine.BytesToCosign(log.Offer().Checkpoint.Text, line.CosignedAt), line.Signature));
        Assert.Equal(head, witness.SeenLast);
    }

    [Fact]
    public void Two_members_shown_two_histories_see_it_at_the_first_exchange_and_hold_evidence()
    {
        var log = SmallLog.Of(2, 4);
        var (toHer, toThem) = (log.Copy(4), log.Copy(4));
        toHer.Grow(2, "what she was shown");
        toThem.Grow(2, "what they were shown");
        var witness = WitnessOf(log);
        Cosign(witness, toHer.Offer());

        var refused = Assert.IsType<CosigningAnswer.Refused>(witness.Cosign(toThem.Offer(), Iran, _key, Now));

        Assert.Equal(CosigningFault.Rewritten, refused.Fault);
        Assert.Equal(Shown.Contradiction, WhatAStrangerSees(refused, log));
        Assert.Equal(HeadOf(toHer.Offer()), witness.SeenLast);
    }

    [Fact]
    public void A_longer_history_that_leaves_something_out_is_refused_too()
    {
        var log = SmallLog.Of(3, 4);
        var witness = WitnessOf(log);
        Cosign(witness, log.Offer());
        var rewritten = log.Copy(2);
        rewritten.Grow(9, "told anew");

        var refused = Assert.IsType<CosigningAnswer.Refused>(witness.Cosign(rewritten.Offer(), Iran, _key, Now));

        Assert.Equal(CosigningFault.Rewritten, refused.Fault);
        Assert.Equal(Shown.Contradiction, WhatAStrangerSees(refused, log));
    }

    [Fact]
    public void An_older_copy_put_back_is_seen_as_a_rollback()
    {
        var log = SmallLog.Of(4, 6);
        var witness = WitnessOf(log);
        Cosign(witness, log.Offer());

        var refused = Assert.IsType<CosigningAnswer.Refused>(witness.Cosign(log.Offer(5), Iran, _key, Now));

        Assert.Equal(CosigningFault.RolledBack, refused.Fault);
        Assert.Equal(Shown.Rollback, WhatAStrangerSees(refused, log));
        Assert.Equal(6, witness.SeenLast!.Value.Size);
    }

    [Fact]
    public void What_is_not_signed_by_the_pinned_log_changes_nothing_and_gives_no_evidence()
    {
        var log = SmallLog.Of(5, 3);
        var witness = WitnessOf(log);
        Cosign(witness, log.Offer());
        log.Grow(1, "more");
        var offer = log.Offer();
        var forged = offer with { Checkpoint = offer.Checkpoint with { Text = offer.Checkpoint.Text.Replace("\n4\n", "\n9\n", StringComparison.Ordinal) } };
        var unsigned = offer with { Checkpoint = offer.Checkpoint with { Lines = [] } };
        var another = SmallLog.Of(6, 3).Offer();
        var made = offer with { Leaves = offer.Leaves.SetItem(0, Digest.Hash("another beat"u8)) };

        foreach (var (bad, fault) in new[] { (forged, CosigningFault.NotThisLog), (unsigned, CosigningFault.NotThisLog), (another, CosigningFault.NotThisLog), (made, CosigningFault.Damaged) })
        {
            var refused = Assert.IsType<CosigningAnswer.Refused>(witness.Cosign(bad, Iran, _key, Now));
            Assert.Equal(fault, refused.Fault);
            Assert.Null(refused.Evidence);
        }

        Assert.Equal(3, witness.SeenLast!.Value.Size);
    }

    [Fact]
    public async Task A_thousand_requests_at_once_never_give_a_smaller_tree_after_a_larger_nor_two_that_contradict()
    {
        var log = SmallLog.Of(8, 200);
        var fork = log.Copy(100);
        fork.Grow(100, "another story");
        var signed = new System.Collections.Concurrent.ConcurrentQueue<TreeHead>();
        var offers = Enumerable.Range(0, 1000).Select(i => (i % 5 == 0 ? fork : log).Offer(1 + (i * 7919 % 200))).ToArray();

        await Parallel.ForEachAsync(offers, TestContext.Current.CancellationToken, (offer, _) =>
        {
            if (WitnessOf(log).Cosign(offer, Iran, _key, Now) is CosigningAnswer.Cosigned cosigned) signed.Enqueue(cosigned.Head);
            return ValueTask.CompletedTask;
        });

        Assert.NotEmpty(signed);
        var ordered = signed.OrderBy(head => head.Size).ToArray();
        var last = WitnessOf(log).SeenLast!.Value;
        Assert.Equal(ordered[^1], last);
        var history = last == HeadOf(log.Offer((int)last.Size)) ? log : fork;
        Assert.All(ordered, head => Assert.Equal(HeadOf(history.Offer((int)head.Size)), head));
    }

    [Fact]
    public void A_damaged_memory_is_no_first_contact()
    {
        var log = SmallLog.Of(9, 3);
        var witness = WitnessOf(log);
        Cosign(witness, log.Offer());
        var path = Path.Combine(_folder, "seen");
        File.WriteAllText(path, File.ReadAllText(path)[5..]);

        var error = Assert.Throws<InvalidDataException>(() => witness.Cosign(log.Offer(), Iran, _key, Now));

        Assert.Contains("Put a checkpoint that you trust in its place", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TreeHead HeadOf(CheckpointOffer offer) => new(offer.Leaves.Length, MerkleTree.Root(offer.Leaves.AsSpan()));

    private static Shown WhatAStrangerSees(CosigningAnswer.Refused refused, SmallLog log)
    {
        var keys = Trust.Read(System.Text.Encoding.UTF8.GetBytes(NoteLine.VerifierKey(LogName.Of(log.Case), log.Key) + "\n"));
        using var file = new MemoryStream(refused.Evidence!.Value.ToArray());
        return EvidenceVerifier.Verify(file, keys).Shown;
    }

    private Witness WitnessOf(SmallLog log) => new(log.Case, log.Key, Path.Combine(_folder, "seen"));

    private (TreeHead Head, NoteLine Line) Cosign(Witness witness, CheckpointOffer offer)
    {
        var cosigned = Assert.IsType<CosigningAnswer.Cosigned>(witness.Cosign(offer, Iran, _key, Now));
        return (cosigned.Head, cosigned.Line);
    }
}
