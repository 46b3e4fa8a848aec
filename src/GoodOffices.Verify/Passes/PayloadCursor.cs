using System.Security.Cryptography;
using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Passes;

/// <summary>Goes through a channel's payloads beside its entries: opened ones must fit their commitment, erased ones need the event that says so.</summary>
internal sealed class PayloadCursor(SectionReader reader)
{
    private const int Longest = 1 << 20;
    private static readonly byte[] Prefix = "goodoffices/payload/v1\0"u8.ToArray();

    private readonly SortedSet<long> _erasedWithoutEvent = [];
    private readonly HashSet<long> _erased = [];
    private readonly byte[] _part = new byte[16 * 1024];

    public long Opened { get; private set; }

    public long Erased { get; private set; }

    public void Take(long sequence, Digest commitment)
    {
        if (reader.UInt64() != (ulong)sequence) throw new FormException("The payload of the entry is missing, or another stands in its place.");
        switch (reader.Byte())
        {
            case 0:
                _erasedWithoutEvent.Add(sequence);
                Erased++;
                break;
            case 1:
                if (Commitment() != commitment) throw new FormException("The payload is not the one to which the entry commits.");
                Opened++;
                break;
            default:
                throw new FormException("The payload of the entry is neither opened nor erased.");
        }
    }

    /// <summary>An event says that an earlier payload is gone.</summary>
    public void Erase(long sequence, long by)
    {
        if (sequence >= by) throw new FormException("The entry erases a payload that does not stand before it.");
        if (_erasedWithoutEvent.Remove(sequence)) _erased.Add(sequence);
        else if (!_erased.Contains(sequence)) throw new FormException($"The entry says that the payload of entry {sequence} is erased; that entry has none, or it is still there.");
    }

    public void End(Section entries, Section payloads)
    {
        if (_erasedWithoutEvent.Count > 0) throw new Place(entries.Name, entries.Channel, _erasedWithoutEvent.Min).Flawed("The payload of the entry is missing, and no later entry says that it was erased.");
        if (!reader.AtEnd) throw payloads.Place.Flawed("There are more payloads than entries that have one.");
    }

    private Digest Commitment()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Prefix);
        Append(hash, Digest.Length);
        var length = reader.UInt32();
        if (length > Longest) throw new FormException($"The payload has {length} bytes; allowed are {Longest}.");
        Append(hash, (int)length);
        Span<byte> result = stackalloc byte[Digest.Length];
        hash.GetHashAndReset(result);
        return Digest.From(result);
    }

    private void Append(IncrementalHash hash, int length)
    {
        while (length > 0)
        {
            var part = _part.AsSpan(0, Math.Min(length, _part.Length));
            reader.Fill(part);
            hash.AppendData(part);
            length -= part.Length;
        }
    }
}
