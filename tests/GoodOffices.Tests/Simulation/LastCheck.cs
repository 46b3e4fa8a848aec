using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Memory;

namespace GoodOffices.Tests.Simulation;

/// <summary>The storm is over: both desks begin again, what is owed is done, and every member's whole record is held against what the players were told.</summary>
internal sealed class LastCheck(World world)
{
    private readonly SortedDictionary<(string Channel, long Sequence), Entry> _found = [];

    public async Task RunAsync()
    {
        foreach (var desk in world.Desks) desk.Storm(false);
        foreach (var member in world.Keys.Keys.ToArray()) await OpenEpochsAsync(member);
        if (world.Restores > 0)
            foreach (var member in world.Keys.Keys.ToArray()) await EraseAgainAsync(member);
        await SubmitAsync(MemberId.Of("mediator"), world.Case.Joint, new Declare(), (ReadOnlyMemory<byte>)"\"the end\""u8.ToArray());
        Assert.True(await world.Desks[0].Desk.BeatAsync(world.Case.Case, default));
        await world.Ledger.CheckAsync(world.Plain);

        foreach (var member in world.Keys.Keys)
        {
            if (await ReadAsync(member) is not { } record) continue;
            if (!await IsStuckAsync(record))
                foreach (var entry in await Reader.CheckAsync(world, record)) _found[(entry.Act.Channel.ToString(), entry.Sequence)] = entry;
            await CheckOwnKeysAsync(record);
        }

        CheckAttempts();
    }

    private void CheckAttempts()
    {
        var found = _found.Values.ToLookup(entry => Digest.Hash(entry.Act.Write()));
        foreach (var attempt in world.Ledger.Attempts)
        {
            var count = found[attempt.Hash].Count();
            Assert.True(count <= 1, "An act stands in the record twice.");
            Assert.False(attempt.Refused && count > 0, "A refused act stands in the record.");
            if (attempt.Acknowledged is { } at && _found.TryGetValue((at.Channel.ToString(), at.Sequence), out var entry)) Assert.Equal(attempt.Hash, Digest.Hash(entry.Act.Write()));
        }

        Assert.Empty(found.Select(group => group.Key).Except(world.Ledger.Attempts.Select(attempt => attempt.Hash)));
    }

    // With her own keys alone she reads the same, but for what her delegation has not yet let her into.
    private async Task CheckOwnKeysAsync(MemberRecord record)
    {
        var keyring = new Keyring();
        keyring.Add(world.Keys[record.Viewer.Name]);
        var desk = new CaseDesk(new MemoryRecordStore(world.Disk), new QueueGate(), new(Path.Combine(world.Folder, "keys", "vaults"), world.Installation, world.Random), keyring, world.Desks[0].Clock, world.Random);
        var hers = (await desk.ReadAsync(world.Case.Case, default))?.For(record.Viewer.Name);
        Assert.NotNull(hers);
        Assert.Equal(record.Channels.Where(channel => channel.Audience != Audience.Delegation), hers.Channels.Where(channel => channel.Audience != Audience.Delegation));
    }

    private async Task OpenEpochsAsync(MemberId member)
    {
        if (await ReadAsync(member) is not { } record) return;
        foreach (var due in record.EpochsDue.ToArray())
            if (WritingRules.MayWrite(record.Viewer, new OpenEpoch(record.Departed), due.Audience)) await SubmitAsync(member, due.Channel, new OpenEpoch(record.Departed));
    }

    // A payload erased after the copy was made stays erased, but the copy does not say so: its author has to say it again.
    private async Task EraseAgainAsync(MemberId member)
    {
        if (await ReadAsync(member) is not { } record) return;
        foreach (var channel in record.Channels)
            foreach (var entry in await MissingAsync(record, channel))
                if (entry.Act.Author == member && WritingRules.MayWrite(record.Viewer, new ErasePayload(entry.Sequence), channel.Audience)) await SubmitAsync(member, channel.Channel, new ErasePayload(entry.Sequence));
    }

    private async Task<bool> IsStuckAsync(MemberRecord record)
    {
        foreach (var channel in record.Channels)
            if ((await MissingAsync(record, channel)).Count > 0) return world.Restores > 0 ? true : throw new InvalidOperationException("A payload is missing that nobody erased.");
        return false;
    }

    private static async Task<List<Entry>> MissingAsync(MemberRecord record, ReadableChannel channel)
    {
        var missing = new SortedDictionary<long, Entry>();
        await foreach (var entry in record.ReadEntriesAsync(channel.Channel))
        {
            if (entry.Act.Payload is not null) missing.Add(entry.Sequence, entry);
            foreach (var erased in entry.Events.Select(RecordEvent.Read).OfType<RecordEvent.PayloadErased>()) missing.Remove(erased.Sequence);
        }

        await foreach (var (sequence, _) in record.ReadPayloadsAsync(channel.Channel)) missing.Remove(sequence);
        return [.. missing.Values];
    }

    private async Task SubmitAsync(MemberId member, ChannelNumber channel, CaseCommand command, ReadOnlyMemory<byte>? content = null)
    {
        var record = (await ReadAsync(member))!;
        var composer = new ActComposer(member, world.Keys[member], world.Case.Case, world.Desks[0].Clock, world.Random);
        var attempt = world.Ledger.Begin(composer.Bind(channel, command, record.Beats, content), null);
        var answer = await world.Desks[0].Desk.SubmitAsync(attempt.Submission, default);
        if (answer is DeskAnswer.Refused refused) Assert.Fail($"{member}'s {command.ToFields().TextOf("type")} is refused at the end: {refused.Refusal.Code}");
        world.Ledger.Acknowledge(attempt, Assert.IsType<DeskAnswer.Accepted>(answer));
    }

    private async Task<MemberRecord?> ReadAsync(MemberId member) => (await world.Desks[0].Desk.ReadAsync(world.Case.Case, default))?.For(member);
}
