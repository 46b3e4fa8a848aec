using System.Text;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>Acts become entries.</summary>
public sealed class RecordingActs
{
    [Fact]
    public async Task What_is_told_is_read_by_its_author_and_the_mediator()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");

        await room.TellAsync("ulla", shared, "We would take 3.1 %.");

        foreach (var reader in (string[])["ulla", MediationRoom.Mediator])
        {
            var (sequence, payload) = await (await room.RecordOfAsync(reader)).ReadPayloadsAsync(shared, cancel: MediationRoom.Cancel).SingleAsync(MediationRoom.Cancel);
            Assert.Equal((1, "We would take 3.1 %."), (sequence, Encoding.UTF8.GetString(payload.Content.Span)));
        }
    }

    [Fact]
    public async Task A_confidence_carries_no_signature_and_a_declaration_does()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");

        await room.TellAsync("ulla", shared, "told");
        await room.DeclareAsync("ulla", shared, "declared");

        var entries = await (await room.RecordOfAsync("ulla")).ReadEntriesAsync(shared, 1, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel);
        Assert.Equal(["hmac-sha256", "ed25519"], entries.Select(entry => entry.Authentication!.Algorithm));
    }

    [Fact]
    public async Task The_mediator_reports_for_somebody_who_has_no_client_and_for_nobody_else()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var seen = await room.SeenAsync();

        var told = await room.AcceptAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("nina"), shared, new Tell(), seen, "told"u8.ToArray()));
        var declared = await room.AcceptAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("nina"), shared, new Declare(), seen, "said"u8.ToArray()));

        var entries = await (await room.RecordOfAsync("ulla")).ReadEntriesAsync(shared, told.Sequence, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel);
        Assert.Equal([null, "ed25519"], entries.Select(entry => entry.Authentication?.Algorithm));
        Assert.Equal(told.Sequence + 1, declared.Sequence);
        Assert.Equal("act.author-has-keys", await room.RefuseAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("ulla"), shared, new Declare(), seen, "said"u8.ToArray())));
        Assert.Equal("case.not-found", await room.RefuseAsync(room.As("ulla").Report(MemberId.Of("nina"), shared, new Declare(), seen, "said"u8.ToArray())));
    }

    [Fact]
    public async Task A_desk_that_opens_the_case_anew_goes_on_where_the_other_stopped()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var first = await room.DeclareAsync("hanna", room.Joint, "one");

        room.Desk = room.NewDesk();
        var second = await room.DeclareAsync("hanna", room.Joint, "two");

        Assert.Equal(first.Sequence + 1, second.Sequence);
    }

    [Fact]
    public async Task A_repeated_request_has_one_effect_and_the_same_answer_even_on_another_desk()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var once = (await room.DeclarationAsync("hanna", room.Joint, "one")) with { IdempotencyName = "first try" };

        var first = await room.AcceptAsync(once);
        var again = await room.AcceptAsync(once);
        room.Desk = room.NewDesk();
        var elsewhere = await room.AcceptAsync(once);

        Assert.Equal((first, first), (again, elsewhere));
        Assert.Equal("desk.key-used", await room.RefuseAsync((await room.DeclarationAsync("hanna", room.Joint, "two")) with { IdempotencyName = "first try" }));
        Assert.Equal(first.Sequence + 1, (await room.RecordOfAsync("hanna")).Joint.Head.Size);
    }

    [Fact]
    public async Task A_desk_from_which_the_case_was_taken_writes_no_more()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var old = room.Desk;
        room.Desk = room.NewDesk();
        await room.DeclareAsync("hanna", room.Joint, "here");

        var answer = await old.SubmitAsync(await room.DeclarationAsync("hanna", room.Joint, "there"), MediationRoom.Cancel);

        Assert.Equal("desk.superseded", Assert.IsType<DeskAnswer.Refused>(answer).Refusal.Code);
    }
}
