using System.Text;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>What was not meant, not signed, or not hers does not enter the record.</summary>
public sealed class RefusingActs
{
    [Fact]
    public async Task An_act_counts_once()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var act = await room.DeclarationAsync("hanna", room.Joint, "once");
        await room.AcceptAsync(act);

        Assert.Equal("act.replayed", await room.RefuseAsync(act));
        Assert.Equal("act.replayed", await room.RefuseAsync(act with { IdempotencyName = "again" }));
    }

    [Fact]
    public async Task A_signature_holds_for_one_case_one_channel_one_text_and_one_name()
    {
        await using var room = new MediationRoom();
        await using var other = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        await other.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "harbour");
        var signed = await room.DeclarationAsync("hanna", room.Joint, "seven");
        var act = Act.Read(signed.Act.Span);

        Act[] forged =
        [
            act with { Channel = shared },
            act with { Author = MemberId.Of("dirk") },
            act with { Author = MemberId.Of("ulla") },
            act with { Clock = act.Clock + 1 },
            act with { Nonce = Nonce.Of(new byte[16]) },
            act with { Seen = TreeHead.Empty },
            act with { Kind = ActKind.Confidence },
            act with { Reporter = MemberId.Of(MediationRoom.Mediator) },
            act with { Command = act.Command.With("more", 1) },
            act with { Case = other.Case.Case, Channel = other.Joint },
        ];

        foreach (var forgery in forged) Assert.Contains(await room.RefuseAsync(signed with { Act = forgery.Write() }), (string[])["case.not-found", "act.malformed"]);
        Assert.Equal("case.not-found", await other.RefuseAsync(signed with { Act = (act with { Case = other.Case.Case, Channel = other.Joint }).Write() }));
        Assert.Equal("act.payload-unfit", await room.RefuseAsync(signed with { Payload = signed.Payload! with { Content = "eight"u8.ToArray() } }));
        Assert.Equal("act.payload-unfit", await room.RefuseAsync(signed with { Payload = null }));
        var changed = signed.Authentication!.Value.ToArray();
        changed[5] ^= 1;
        Assert.Equal("case.not-found", await room.RefuseAsync(signed with { Authentication = signed.Authentication with { Value = changed } }));
        await room.AcceptAsync(signed);
    }

    [Fact]
    public async Task An_act_that_saw_another_record_is_refused()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var seen = await room.SeenAsync();

        Assert.Equal("act.unknown-checkpoint", await room.RefuseAsync(room.As("hanna").Bind(room.Joint, new Declare(), seen with { Root = Digest.Hash([1]) }, "x"u8.ToArray())));
        Assert.Equal("act.unknown-checkpoint", await room.RefuseAsync(room.As("hanna").Bind(room.Joint, new Declare(), seen with { Size = seen.Size + 9 }, "x"u8.ToArray())));
        Assert.Equal("act.unknown-checkpoint", await room.RefuseAsync(room.As("hanna").Bind(room.Joint, new Declare(), TreeHead.Empty with { Root = Digest.Hash([1]) }, "x"u8.ToArray())));
        await room.AcceptAsync(room.As("hanna").Bind(room.Joint, new Declare(), TreeHead.Empty, "x"u8.ToArray()));
    }

    [Fact]
    public async Task What_is_not_hers_is_answered_like_what_is_not_there()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        room.Keyring.Add(room.KeysOf("ulla"));
        var own = await room.OpenChannelAsync(Audience.Delegation, "union", by: "ulla");
        await room.TellAsync("ulla", shared, "secret");
        var absent = ChannelNumber.Of(new byte[16]);

        foreach (var channel in (ChannelNumber[])[shared, own, absent])
        {
            var answer = await room.Desk.SubmitAsync(await room.DeclarationAsync("hanna", channel, "x"), MediationRoom.Cancel);
            Assert.Equal(new DeskAnswer.Refused(Refusal.NoSuchChannel), answer);
            Assert.Empty(await (await room.RecordOfAsync("hanna")).ReadEntriesAsync(channel, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
            Assert.Empty(await (await room.RecordOfAsync("hanna")).ReadPayloadsAsync(channel, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        }

        Assert.Equal([room.Joint], (await room.RecordOfAsync("hanna")).Channels.Select(channel => channel.Channel));
        Assert.Equal(new DeskAnswer.Refused(Refusal.NoSuchChannel), await room.Desk.SubmitAsync(await room.DeclarationAsync(MediationRoom.Mediator, own, "x"), MediationRoom.Cancel));
        Assert.Null((await room.Desk.ReadAsync(room.Case.Case, MediationRoom.Cancel))!.For(MemberId.Of("stranger")));
        Assert.Null(await room.Desk.ReadAsync(CaseNumber.Of(new byte[16]), MediationRoom.Cancel));
    }

    [Theory]
    [InlineData("olaf", "act.not-hers")]
    [InlineData("hanna", null)]
    [InlineData("dirk", null)]
    [InlineData("mira", null)]
    public async Task Observers_read_what_is_joint_and_write_nothing(string member, string? refusal)
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();

        var answer = await room.Desk.SubmitAsync(await room.DeclarationAsync(member, room.Joint, "x"), MediationRoom.Cancel);

        Assert.Equal(refusal, (answer as DeskAnswer.Refused)?.Refusal.Code);
        Assert.Single((await room.RecordOfAsync("olaf")).Channels);
    }

    [Fact]
    public async Task Only_the_mediator_and_the_head_of_her_own_delegation_let_people_in()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();

        await room.AdmitAsync("pia", Role.Delegate, "harbour", by: "hanna");
        foreach (var (member, role, party, by) in ((string, Role, string?, string)[])[("quin", Role.Delegate, "union", "hanna"), ("quin", Role.Head, "harbour", "hanna"), ("quin", Role.Observer, null, "hanna"), ("quin", Role.Delegate, "harbour", "dirk"), ("quin", Role.Observer, null, "olaf")])
        {
            var keys = room.KeysOf(member);
            var admit = new AdmitMember(MemberId.Of(member), role, party is null ? null : MemberId.Of(party), Custody.Own, keys.Sign.Public.Key, keys.Wrap.Public.Key);
            Assert.Equal("act.not-hers", await room.RefuseAsync(room.As(by).Bind(room.Joint, admit, await room.SeenAsync())));
        }
    }

    [Fact]
    public async Task What_is_no_act_is_refused_without_a_word_of_it()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();

        var answer = await room.Desk.SubmitAsync(new(Encoding.UTF8.GetBytes("{\"author\":\"walk-away 3.1 %\"}"), null), MediationRoom.Cancel);

        var refusal = Assert.IsType<DeskAnswer.Refused>(answer).Refusal;
        Assert.Equal("act.malformed", refusal.Code);
        Assert.DoesNotContain("3.1", refusal.Message, StringComparison.Ordinal);
    }
}
