using System.Text;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Casework.HandingOver;

/// <summary>Reads a hand-over into an empty cellar of its own, which counts for nothing until the whole stream was read and its signature holds.</summary>
internal sealed class HandOverReading(SealedStreamReader stream, IRecordStore staging, CaseNumber of) : IDisposable
{
    private const int RowsAtOnce = 256;
    private const int LongestRow = 4 << 20;
    private const int MostBytes = 8 << 20;

    private readonly BinaryReader _reader = new(stream, Encoding.UTF8, leaveOpen: true);
    private readonly List<StoredEntry> _entries = [];
    private readonly List<StoredPayload> _payloads = [];
    private readonly List<StoredBeat> _beats = [];
    private readonly List<StoredCosignature> _cosignatures = [];
    private readonly List<StoredWrap> _wraps = [];
    private ChannelNumber _channel;
    private long _tenure;
    private long _bytes;

    /// <summary>Reads to the end. The parcel is the vault, to be kept only now that all of it is known to be the sender's.</summary>
    /// <exception cref="InvalidDataException">A row is malformed.</exception>
    /// <exception cref="Sealing.SealingException">The stream was changed or cut off.</exception>
    public async ValueTask<VaultParcel> RunAsync(CancellationToken cancel)
    {
        _tenure = await staging.TakeTenureAsync(of, cancel).ConfigureAwait(false);
        var parcel = (VaultParcel?)null;
        try
        {
            for (var kind = _reader.ReadByte(); kind != HandOverFile.End; kind = _reader.ReadByte())
            {
                if (kind == HandOverFile.VaultRow && parcel is null) parcel = VaultParcel.Read(stream);
                else await TakeAsync(kind, cancel).ConfigureAwait(false);
            }

            await FlushAsync(cancel).ConfigureAwait(false);
            if (stream.ReadByte() >= 0 || !stream.IsComplete || parcel is null) throw Malformed();
            return parcel;
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException)
        {
            parcel?.Dispose();
            throw Malformed();
        }
        catch
        {
            parcel?.Dispose();
            throw;
        }
    }

    public void Dispose() => _reader.Dispose();

    private async ValueTask TakeAsync(byte kind, CancellationToken cancel)
    {
        switch (kind)
        {
            case HandOverFile.EntryRow:
                var channel = Channel();
                if (channel != _channel || IsFull(_entries.Count)) await FlushAsync(cancel).ConfigureAwait(false);
                _channel = channel;
                _entries.Add(new(_reader.ReadInt64(), _reader.ReadInt32(), Digest.Of(_reader.ReadBytes(Digest.Bytes)), Bytes()));
                break;
            case HandOverFile.PayloadRow:
                // Right behind its entry: one that waits for none would fill the memory.
                var payload = Channel() == _channel ? new StoredPayload(_reader.ReadInt64(), _reader.ReadInt32(), _reader.ReadInt64(), Bytes()) : throw Malformed();
                if (_entries is not [.., var entry] || entry.Sequence != payload.Sequence || _payloads is [.., var last] && last.Sequence == payload.Sequence) throw Malformed();
                _payloads.Add(payload);
                break;
            case HandOverFile.BeatRow:
                if (IsFull(_beats.Count)) await FlushAsync(cancel).ConfigureAwait(false);
                _beats.Add(new(_reader.ReadInt64(), Bytes(), Words(), Bytes()));
                break;
            case HandOverFile.CosignatureRow:
                if (IsFull(_cosignatures.Count)) await FlushAsync(cancel).ConfigureAwait(false);
                _cosignatures.Add(new(_reader.ReadInt64(), Words(), Bytes()));
                break;
            case HandOverFile.WrapRow:
                if (IsFull(_wraps.Count)) await FlushAsync(cancel).ConfigureAwait(false);
                _wraps.Add(new(Channel(), _reader.ReadInt32(), Words(), Bytes()));
                break;
            default:
                throw Malformed();
        }
    }

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (_entries.Count + _beats.Count + _cosignatures.Count + _wraps.Count == 0) return;
        var append = new Append(of, _tenure)
        {
            Channels = _entries.Count == 0 ? [] : [new(_channel, _entries[0].Sequence, [.. _entries]) { Payloads = [.. _payloads] }],
            Beats = [.. _beats],
            Cosignatures = [.. _cosignatures],
            Wraps = [.. _wraps],
        };
        if (await staging.AppendAsync(append, cancel).ConfigureAwait(false) is not AppendAnswer.Appended) throw Malformed();
        _entries.Clear();
        _payloads.Clear();
        _beats.Clear();
        _cosignatures.Clear();
        _wraps.Clear();
        _bytes = 0;
    }

    private bool IsFull(int rows) => rows >= RowsAtOnce || _bytes >= MostBytes;

    private ChannelNumber Channel() => ChannelNumber.Of(_reader.ReadBytes(ChannelNumber.Bytes));

    private string Words() => Encoding.UTF8.GetString(Bytes().Span);

    private ReadOnlyMemory<byte> Bytes()
    {
        var length = _reader.ReadInt32();
        if (length is < 0 or > LongestRow) throw Malformed();
        _bytes += length;
        return _reader.ReadBytes(length) is var bytes && bytes.Length == length ? bytes : throw Malformed();
    }

    private static InvalidDataException Malformed() => new("The hand-over file is not whole, or not in its form. Nothing was taken over. Ask for it again.");
}
