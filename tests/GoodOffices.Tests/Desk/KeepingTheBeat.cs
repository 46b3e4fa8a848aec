using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>Beats come by the clock, order by the sequence, and opening by snapshots.</summary>
public sealed class KeepingTheBeat
{
    [Fact]
    public async Task Beats_come_whether_or_not_anything_happened()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();

        room.Clock.Time += TimeSpan.FromHours(30.5);
        Assert.True(await room.Desk.BeatAsync(room.Case.Case, MediationRoom.Cancel));

        var beats = await room.Store.ReadBeatsAsync(room.Case.Case, 0, MediationRoom.Cancel).Select(beat => Beat.Read(beat.Bytes.Span)).ToListAsync(MediationRoom.Cancel);
        var start = (await room.RecordOfAsync("hanna")).Opened.Start;
        Assert.Equal(Enumerable.Range(0, 31).Select(n => start + (n * 3_600_000L)), beats.Select(beat => beat.At));
        Assert.Equal(31, beats.Select(beat => beat.Slots).Distinct().Count());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-400)]
    public async Task A_clock_that_jumps_changes_no_order_and_no_validity(int days)
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var before = await room.DeclareAsync("hanna", room.Joint, "before");
        var prepared = await room.DeclarationAsync("ulla", room.Joint, "signed before the jump");

        room.Clock.Time += TimeSpan.FromDays(days);
        var after = await room.AcceptAsync(prepared);
        room.Clock.Time -= TimeSpan.FromDays(days);
        var back = await room.DeclareAsync("hanna", room.Joint, "and back");

        Assert.Equal([before.Sequence + 1, before.Sequence + 2], [after.Sequence, back.Sequence]);
        Assert.True(before.At <= after.At && after.At <= back.At);
        Assert.Null(await RecordReplay.FindFaultAsync(await room.RecordOfAsync("hanna"), MediationRoom.Cancel));
    }

    [Fact]
    public async Task A_case_opened_from_snapshots_is_the_case_opened_from_its_entries()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        for (var i = 0; i < 5; i++) await room.TellAsync("ulla", shared, $"{i}");
        room.Clock.Time += TimeSpan.FromHours(3);
        await room.DeclareAsync("hanna", room.Joint, "x");
        var replayed = await room.DeclarationAsync("hanna", room.Joint, "once");
        await room.AcceptAsync(replayed);
        await room.Desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);

        var quick = await room.RecordOfAsync(MediationRoom.Mediator);
        await room.Store.DropSnapshotsAsync(MediationRoom.Cancel);
        var refusal = await room.RefuseAsync(replayed);
        room.Desk = room.NewDesk();
        var slow = await room.RecordOfAsync(MediationRoom.Mediator);

        Assert.Equal("act.replayed", refusal);
        Assert.Equal(slow.Channels, quick.Channels);
        Assert.Equal(slow.Beats, quick.Beats);
        Assert.Equal(slow.Members, quick.Members);
        Assert.Equal(slow.Opened, quick.Opened);
    }

    [Fact]
    public async Task A_long_case_opens_without_reading_it_all_again()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        for (var i = 0; i < 1_100; i++) await room.DeclareAsync("hanna", room.Joint, "x");
        var cellar = new StoppingCellar(room.Store);
        room.Store = cellar;

        room.Desk = room.NewDesk();
        var record = await room.RecordOfAsync("hanna");

        Assert.Equal(1_106, record.Joint.Head.Size);
        Assert.InRange(cellar.EntriesRead, 0, 200);
    }

    [Fact]
    public void The_fold_of_a_hundred_thousand_entries_fits_into_three_million_bytes()
    {
        var fold = new ChannelFold(ChannelNumber.Of(new byte[16])) { LastLeaf = Digest.Hash([1]), OpenedBy = MemberId.Of("mira") };
        for (var i = 0; i < 100_000; i++)
        {
            fold.Nonces.Add(Nonce.Of([.. BitConverter.GetBytes((long)i), .. new byte[8]]));
            fold.Edge = fold.Edge.Append(Digest.Hash(BitConverter.GetBytes(i)));
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var bytes = SnapshotForm.Write(fold, null);
        var (read, _) = SnapshotForm.Read(fold.Channel, bytes);
        TestContext.Current.TestOutputHelper!.WriteLine($"written and read in {watch.ElapsedMilliseconds} ms");

        Assert.InRange(bytes.Length, 0, 3_000_000);
        Assert.Equal((fold.Edge.Head, fold.Nonces.Count), (read.Edge.Head, read.Nonces.Count));
    }
}
