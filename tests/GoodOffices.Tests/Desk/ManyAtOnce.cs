using GoodOffices.Casework.Desk;

namespace GoodOffices.Tests.Desk;

/// <summary>Many act at the same time, and machines fail.</summary>
public sealed class ManyAtOnce
{
    [Fact]
    public async Task Acts_of_one_case_go_one_after_another_and_none_is_lost()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var acts = new List<Submission>();
        foreach (var member in (string[])["hanna", "dirk", "ulla", MediationRoom.Mediator])
            for (var i = 0; i < 25; i++) acts.Add((await room.DeclarationAsync(member, room.Joint, $"{i}")) with { IdempotencyName = $"{i}" });
        var size = (await room.RecordOfAsync("hanna")).Joint.Head.Size;

        // Each is delivered three times.
        var answers = await Task.WhenAll(acts.Concat(acts).Concat(acts).Select(act => Task.Run(async () => (act, answer: await room.Desk.SubmitAsync(act, MediationRoom.Cancel)), MediationRoom.Cancel)));

        var accepted = answers.GroupBy(pair => pair.act).Select(group => Assert.IsType<DeskAnswer.Accepted>(Assert.Single(group.Select(pair => pair.answer).Distinct()))).ToArray();
        Assert.Equal(Enumerable.Range((int)size, 100).Select(n => (long)n), accepted.Select(answer => answer.Sequence).Order());
        Assert.Equal(size + 100, (await room.RecordOfAsync("hanna")).Joint.Head.Size);
    }

    [Fact]
    public async Task Two_desks_that_take_turns_never_write_two_stories()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var size = (await room.RecordOfAsync("hanna")).Joint.Head.Size;
        var desks = new[] { room.NewDesk(), room.NewDesk() };
        var written = 0;

        for (var i = 0; i < 40; i++)
        {
            var desk = desks[i % 2];
            if (i % 5 == 4) await desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);
            if (await desk.SubmitAsync(await room.DeclarationAsync("hanna", room.Joint, $"{i}"), MediationRoom.Cancel) is DeskAnswer.Accepted accepted) Assert.Equal(size + written++, accepted.Sequence);
        }

        room.Desk = room.NewDesk();
        Assert.Equal(size + written, (await room.RecordOfAsync("hanna")).Joint.Head.Size);
        Assert.InRange(written, 8, 40);
    }
}
