using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>The way from an act to its events: is it by whom it says, may she, is it fresh, and what follows.</summary>
internal sealed class Judging(IRecordStore store, Keyring keyring)
{
    internal static Refusal Replayed { get; } = new("act.replayed", "This act is in the record already. Sign it anew if it is meant a second time.");

    internal static Refusal SeenUnknown { get; } = new("act.unknown-checkpoint", "The act names a checkpoint that this record never had. Keep what you have: either the act is for another record, or this one was put back. Compare with the other members.");

    internal static Refusal PayloadUnfit { get; } = new("act.payload-unfit", "The act and what comes with it do not belong together: commitment and payload must be there for this command, fit each other, and have at most 1 MiB; other commands have none.");

    internal static Refusal KindUnfit { get; } = new("act.kind-unfit", "This command is either always signed or never: compose it anew.");

    internal static Refusal EpochDue { get; } = new("channel.epoch-due", "Somebody who read this channel has left the case. Give the channel a new key first (open-epoch).");

    private readonly Authenticity _authenticity = new(keyring);

    /// <summary>Whether the author is who she says; her, or the refusal.</summary>
    public (Member? Author, Refusal? Refusal) Authenticate(OpenedCase opened, Act act, CaseCommand command, Authentication? authentication) => _authenticity.Check(opened.Fold, act, command, authentication);

    /// <summary>Decides.</summary>
    public async ValueTask<Decision> JudgeAsync(OpenedCase opened, Act act, CaseCommand command, Member? author, Payload? payload, long at, CancellationToken cancel)
    {
        var found = opened.Channels.TryGetValue(act.Channel, out var channel);
        if (Standing(opened, channel, act, command, author) is { } refusal) return refusal;
        channel ??= new ChannelFold(act.Channel);
        if (command.Kind != act.Kind) return KindUnfit;
        if (!Fits(act, command, payload)) return PayloadUnfit;
        if (channel.Nonces.Contains(act.Nonce)) return Replayed;
        if (!await IsKnownAsync(opened, act.Seen, cancel).ConfigureAwait(false)) return SeenUnknown;

        var regarded = command.Regards is { } sequence && found ? await ReadAsync(opened, channel, sequence, cancel).ConfigureAwait(false) : null;
        var decision = command.Decide(new(opened.Fold, channel, author, act, at, opened.SlotOf(act.Channel), regarded));

        // A number that is taken and one whose slot is taken get the same answer, and only what would else have been written gets it: nobody finds or counts the others' channels by acts that fail anyhow.
        return command is OpenChannel && decision.Refusal is null && !opened.IsFree(act.Channel) ? OpenChannel.NumberTaken : decision;
    }

    private static Refusal? Standing(OpenedCase opened, ChannelFold? channel, Act act, CaseCommand command, Member? author) => author is null
        ? opened.IsFree(act.Channel) ? null : OpenChannel.NumberTaken
        : Objection(opened.Fold, channel, author, act.Reporter is { } name ? opened.Fold.Members[name] : null, command);

    /// <summary>Why this author, or whoever reports for her, may not write this now; null where she may. The channel is null where there is none yet.</summary>
    public static Refusal? Objection(CaseFold fold, ChannelFold? channel, Member author, Member? reporter, CaseCommand command)
    {
        if (command is OpenChannel open)
            return WritingRules.MayWrite(author, open, open.Audience) && (reporter is null || ReadingRules.MayRead(reporter, open.Audience, open.Party)) ? null : Refusal.NotHers;
        if (channel is null || !ReadingRules.MayRead(fold, author, channel)) return Refusal.NoSuchChannel;
        if (reporter is not null && !ReadingRules.MayRead(fold, reporter, channel)) return Refusal.NoSuchChannel; // nobody reports into what she may not read
        if (!WritingRules.MayWrite(author, command, channel.Audience)) return Refusal.NotHers;

        // An erasure tells whoever left nothing, and waits for nobody.
        return command is not (OpenEpoch or ErasePayload) && ReadingRules.IsEpochDue(fold, channel.Audience, channel.Party, channel.DepartedKnown) ? EpochDue : null;
    }

    private static bool Fits(Act act, CaseCommand command, Payload? payload) =>
        command.TakesPayload == (payload is not null) && (payload is null ? act.Payload is null : payload.Content.Length <= Payload.LargestContent && act.Payload == payload.Commitment);

    private async ValueTask<bool> IsKnownAsync(OpenedCase opened, TreeHead seen, CancellationToken cancel)
    {
        if (seen.Size == 0 || seen.Size >= opened.Beats.Size) return seen == (seen.Size == 0 ? TreeHead.Empty : opened.Beats.Head);
        await foreach (var beat in store.ReadBeatsAsync(opened.Number, seen.Size - 1, cancel).ConfigureAwait(false)) return SignedNote.Read(beat.Checkpoint).HeadOf(LogName.Of(opened.Number)) == seen;
        return false;
    }

    private async ValueTask<Entry?> ReadAsync(OpenedCase opened, ChannelFold channel, long sequence, CancellationToken cancel)
    {
        if (sequence >= channel.Size) return null;
        await foreach (var stored in store.ReadUnmaskedEntriesAsync(opened.Number, channel.Channel, sequence, cancel).ConfigureAwait(false))
            return Entry.Read(SealedRows.Open(opened.Keys.Find(channel.Channel, stored.Epoch)!, stored));
        return null;
    }
}
