using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Writer;

/// <summary>Rows whose every byte follows from their place, so that what is read back can be checked without remembering what was written.</summary>
internal static class Sample
{
    public static CaseNumber Case(int number) => CaseNumber.Of(SHA256.HashData(Encoding.ASCII.GetBytes($"case {number}")).AsSpan(0, CaseNumber.Bytes));

    public static ChannelNumber Channel(int number) => ChannelNumber.Of(SHA256.HashData(Encoding.ASCII.GetBytes($"channel {number}")).AsSpan(0, ChannelNumber.Bytes));

    public static IdempotencyKey Key(string name) => new(Digest.Hash(Encoding.UTF8.GetBytes(name)));

    /// <summary>Bytes that follow from a name: 100 to 700 of them, seldom more than a page of the database.</summary>
    public static byte[] Bytes(string name)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        var choice = BinaryPrimitives.ReadUInt32BigEndian(seed);
        var bytes = new byte[choice % 16 == 0 ? 5000 + (choice % 9000) : 100 + (choice % 600)];
        for (var at = 0; at < bytes.Length; at += seed.Length)
        {
            seed = SHA256.HashData(seed);
            seed.AsSpan(0, Math.Min(seed.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    public static StoredEntry Entry(CaseNumber of, ChannelNumber channel, long sequence)
    {
        var bytes = Bytes($"entry {of} {channel} {sequence}");
        return new(sequence, (int)(sequence / 100), Leaf(bytes), bytes);
    }

    public static StoredPayload Payload(CaseNumber of, ChannelNumber channel, long sequence) => new(sequence, (int)(sequence / 100), sequence * 3, Bytes($"payload {of} {channel} {sequence}"));

    public static StoredBeat Beat(CaseNumber of, long number) => new(number, Bytes($"beat {of} {number}"), $"checkpoint {number}\n", Bytes($"sizes {of} {number}"));

    public static StoredWrap Wrap(CaseNumber of, ChannelNumber channel, int epoch, string key) => new(channel, epoch, key, Bytes($"wrap {of} {channel} {epoch} {key}"));

    public static StoredCosignature Cosignature(CaseNumber of, long size, string key) => new(size, key, Bytes($"cosignature {of} {size} {key}"));

    public static Digest Leaf(byte[] bytes) => Digest.Hash([0, .. bytes]);

    /// <summary>So many entries of one channel, each third with a payload.</summary>
    public static ChannelAppend Entries(CaseNumber of, ChannelNumber channel, long from, int count = 1) =>
        new(channel, from, [.. Enumerable.Range(0, count).Select(i => Entry(of, channel, from + i))])
        {
            Payloads = [.. Enumerable.Range(0, count).Where(i => (from + i) % 3 == 0).Select(i => Payload(of, channel, from + i))],
        };

    /// <summary>The n-th act of a case in every kind of row at once: an entry in each of two channels, a beat, a wrap, a cosignature, an answer.</summary>
    public static Append Act(CaseNumber of, long tenure, long n) => new(of, tenure)
    {
        Channels = [Entries(of, Channel(0), n), Entries(of, Channel(1), 2 * n, 2)],
        Beats = [Beat(of, n)],
        Wraps = [Wrap(of, Channel(0), (int)n, "key")],
        Cosignatures = [Cosignature(of, n + 1, "key")],
        Answered = new(Key($"{of} {n}"), Bytes($"answer {of} {n}")),
    };

    /// <summary>One entry of one channel, with an answer.</summary>
    public static Append Single(CaseNumber of, long tenure, long n) => new(of, tenure)
    {
        Channels = [new(Channel(0), n, [Entry(of, Channel(0), n)])],
        Answered = new(Key($"{of} {n}"), Bytes($"answer {of} {n}")),
    };
}
