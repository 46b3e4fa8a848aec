using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>Payloads whose keys are destroyed though the record does not say so: what was erased after the backup was made that was restored since.</summary>
public static class LostPayloads
{
    /// <summary>Their entries in one channel, in order; their authors erase them again, so that the record says what is so.</summary>
    public static async ValueTask<IReadOnlyList<Entry>> FindAsync(MemberRecord record, ReadableChannel channel, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(channel);
        var lost = new SortedDictionary<long, Entry>();
        await foreach (var entry in record.ReadEntriesAsync(channel.Channel, 0, cancel).ConfigureAwait(false))
        {
            if (entry.Act.Payload is not null) lost.Add(entry.Sequence, entry);
            foreach (var erased in entry.Events.Select(RecordEvent.Read).OfType<RecordEvent.PayloadErased>()) lost.Remove(erased.Sequence);
        }

        await foreach (var (sequence, _) in record.ReadPayloadsAsync(channel.Channel, 0, cancel).ConfigureAwait(false)) lost.Remove(sequence);
        return [.. lost.Values];
    }
}
