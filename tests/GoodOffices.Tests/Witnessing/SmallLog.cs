using GoodOffices.Casework.Witnessing;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Tests.Witnessing;

/// <summary>A log of beats that tests may make lie: it can be copied, and each copy goes its own way under the same key.</summary>
internal sealed class SmallLog
{
    private readonly List<Digest> _leaves = [];
    private readonly SigningKey _key;

    private SmallLog(CaseNumber of, SigningKey key) => (Case, _key) = (of, key);

    public CaseNumber Case { get; }

    public PublicKey Key => _key.Public.Key;

    public static SmallLog Of(ulong seed, int beats)
    {
        var random = new SeededRandom(seed);
        Span<byte> number = stackalloc byte[CaseNumber.Bytes];
        random.Fill(number);
        var log = new SmallLog(CaseNumber.Of(number), SigningKey.Draw(random));
        log.Grow(beats, "as it was");
        return log;
    }

    public SmallLog Copy(int beats)
    {
        var copy = new SmallLog(Case, _key);
        copy._leaves.AddRange(_leaves.Take(beats));
        return copy;
    }

    public void Grow(int beats, string story)
    {
        for (var i = 0; i < beats; i++) _leaves.Add(MerkleTree.Leaf(new Beat(0, _leaves.Count, Case, Digest.Hash(System.Text.Encoding.UTF8.GetBytes(story))).Write()));
    }

    public CheckpointOffer Offer() => Offer(_leaves.Count);

    public CheckpointOffer Offer(int beats)
    {
        var leaves = _leaves.Take(beats).ToArray();
        var head = SignedNote.OfHead(LogName.Of(Case), new(beats, MerkleTree.Root(leaves)));
        return new(head.With(NoteLine.OfSignature(LogName.Of(Case), Key, _key.Sign(head.BytesToSign()))), [.. leaves]);
    }
}
