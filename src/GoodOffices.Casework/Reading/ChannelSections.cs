using GoodOffices.Casework.Desk;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>One channel of a bundle: its entries, leaf hashes, payloads and head. It is read once to measure it and once to write it.</summary>
internal sealed class ChannelSections(MemberRecord record, ReadableChannel channel)
{
    private const int PayloadHead = sizeof(long) + 1;
    private const int OpenedHead = Digest.Bytes + sizeof(uint);

    private readonly HashSet<long> _erased = [];
    private readonly List<(long Sequence, Digest Commitment)> _withPayload = [];
    private long _entryBytes;
    private long _payloadBytes;

    public async ValueTask WriteAsync(BundleStream bundle, CancellationToken cancel)
    {
        await MeasureAsync(cancel).ConfigureAwait(false);
        await bundle.BeginSectionAsync("ENTR", _entryBytes, cancel).ConfigureAwait(false);
        await foreach (var (bytes, _) in record.ReadEntryBytesAsync(channel.Channel, 0, cancel).ConfigureAwait(false)) await bundle.WriteWithLengthAsync(bytes, cancel).ConfigureAwait(false);
        await bundle.BeginSectionAsync("LEAF", channel.Head.Size * Digest.Bytes, cancel).ConfigureAwait(false);
        await WriteLeavesAsync(bundle, cancel).ConfigureAwait(false);
        await bundle.BeginSectionAsync("PAYL", _payloadBytes, cancel).ConfigureAwait(false);
        await WritePayloadsAsync(bundle, cancel).ConfigureAwait(false);
        var name = LogName.Of(record.Case, channel.Channel);
        await bundle.WriteSectionAsync("CHED", Beats.Sign(record.Unmasked.Vault, SignedNote.OfHead(name, channel.Head), name).Write(), cancel).ConfigureAwait(false);
    }

    private async ValueTask WriteLeavesAsync(BundleStream bundle, CancellationToken cancel)
    {
        var edge = TreeEdge.Empty;
        await foreach (var leaf in record.Store.ReadLeavesAsync(record.Case, channel.Channel, 0, cancel).Take((int)channel.Head.Size).ConfigureAwait(false))
        {
            edge = edge.Append(leaf);
            await bundle.WriteAsync(leaf.ToArray(), cancel).ConfigureAwait(false);
        }

        if (edge.Head != channel.Head) throw MemberRecord.PutBack();
    }

    private async ValueTask MeasureAsync(CancellationToken cancel)
    {
        await foreach (var (bytes, _) in record.ReadEntryBytesAsync(channel.Channel, 0, cancel).ConfigureAwait(false))
        {
            _entryBytes += sizeof(uint) + bytes.Length;
            var entry = Entry.Read(bytes);
            if (entry.Act.Payload is { } commitment) _withPayload.Add((entry.Sequence, commitment));
            foreach (var erased in entry.Events.Select(RecordEvent.Read).OfType<RecordEvent.PayloadErased>()) _erased.Add(erased.Sequence);
        }

        _payloadBytes = (_withPayload.Count * PayloadHead) + ((_withPayload.Count - _erased.Count) * (long)OpenedHead);
        await foreach (var (_, payload) in record.ReadPayloadsAsync(channel.Channel, 0, cancel).ConfigureAwait(false)) _payloadBytes += payload.Content.Length;
    }

    private async ValueTask WritePayloadsAsync(BundleStream bundle, CancellationToken cancel)
    {
        var payloads = record.ReadPayloadsAsync(channel.Channel, 0, cancel).GetAsyncEnumerator(cancel);
        await using var _ = payloads.ConfigureAwait(false);
        foreach (var (sequence, commitment) in _withPayload)
        {
            await bundle.WriteAsync(sequence, cancel).ConfigureAwait(false);
            await bundle.WriteAsync(new[] { _erased.Contains(sequence) ? (byte)0 : (byte)1 }, cancel).ConfigureAwait(false);
            if (_erased.Contains(sequence)) continue;

            if (!await payloads.MoveNextAsync().ConfigureAwait(false) || payloads.Current.Sequence != sequence)
                throw new IOException($"The payload of entry {sequence} of channel {channel.Channel} cannot be opened: it was erased after the backup that is in use was made. Have its author erase it again, then export.");
            if (payloads.Current.Payload.Commitment != commitment) throw MemberRecord.PutBack();
            await bundle.WriteAsync(payloads.Current.Payload.Salt.ToArray(), cancel).ConfigureAwait(false);
            await bundle.WriteWithLengthAsync(payloads.Current.Payload.Content, cancel).ConfigureAwait(false);
        }
    }
}
