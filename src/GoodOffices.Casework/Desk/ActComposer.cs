using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Casework.Desk;

/// <summary>A member's side: writes acts and signs them with her keys.</summary>
public sealed class ActComposer(MemberId member, MemberKeys keys, CaseNumber of, TimeProvider clock, IRandomSource random)
{
    /// <summary>An act that binds her.</summary>
    public Submission Bind(ChannelNumber channel, CaseCommand command, TreeHead seen, ReadOnlyMemory<byte>? content = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Signed(Compose(member, channel, command, seen, content));
    }

    /// <summary>Something told in confidence, which only she and the mediator can tell to be hers.</summary>
    public Submission Confide(ChannelNumber channel, CaseCommand command, TreeHead seen, PublicKey mediator, ReadOnlyMemory<byte>? content = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (act, payload) = Compose(member, channel, command, seen, content);
        var mac = ConfidenceMac.Make(keys.Wrap, ReceivingKey.Of(mediator), of, act.Write());
        return new(act.Write(), new(Authentication.Mac, keys.Wrap.Number, mac)) { Payload = payload };
    }

    /// <summary>The mediator's report of what somebody did who has no client: signed by her where it binds, by nobody where it was confided.</summary>
    public Submission Report(MemberId author, ChannelNumber channel, CaseCommand command, TreeHead seen, ReadOnlyMemory<byte>? content = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (act, payload) = Compose(author, channel, command, seen, content);
        act = act with { Reporter = member };
        return act.Kind == ActKind.Binding ? Signed((act, payload)) : new(act.Write(), null) { Payload = payload };
    }

    private (Act Act, Payload? Payload) Compose(MemberId author, ChannelNumber channel, CaseCommand command, TreeHead seen, ReadOnlyMemory<byte>? content)
    {
        var payload = content is { } given ? new Payload(Digest.Of(Draw(Digest.Bytes)), given) : null;
        return (new Act
        {
            Author = author,
            Case = of,
            Channel = channel,
            Clock = Math.Max(0, clock.GetUtcNow().ToUnixTimeMilliseconds()),
            Command = command.ToFields(),
            Kind = command.Kind,
            Nonce = Nonce.Of(Draw(Nonce.Bytes)),
            Payload = payload?.Commitment,
            Seen = seen,
        }, payload);
    }

    private Submission Signed((Act Act, Payload? Payload) composed) =>
        new(composed.Act.Write(), new(Authentication.Signature, keys.Sign.Number, keys.Sign.Sign(composed.Act.BytesToSign()))) { Payload = composed.Payload };

    private byte[] Draw(int bytes)
    {
        var drawn = new byte[bytes];
        random.Fill(drawn);
        return drawn;
    }
}
