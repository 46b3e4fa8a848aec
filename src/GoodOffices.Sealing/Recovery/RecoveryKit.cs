using System.Globalization;
using System.Security.Cryptography;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;
using KeyNumber = GoodOffices.Core.Record.KeyNumber;

namespace GoodOffices.Sealing.Recovery;

/// <summary>Gives a member her keys back when two of three officers of her delegation agree. It holds nothing in the clear; the server, and one officer, can do nothing with it.</summary>
/// <remarks>
/// The keys are sealed under a secret split in three, each share wrapped to one officer. An officer who agrees *releases* her share to the key of whoever recovers. Each share's hash stands in the kit, so that a wrong one is named; the shares are
/// 32 uniform bytes, so that their hashes help nobody to guess them.
/// </remarks>
public sealed class RecoveryKit
{
    private readonly RecoveryParts _parts;
    private readonly byte[] _headHash;

    private RecoveryKit(RecoveryParts parts) => (_parts, _headHash) = (parts, SHA256.HashData(parts.Head));

    /// <summary>Whose keys it gives back.</summary>
    public MemberId Member => _parts.Member;

    /// <summary>The key numbers of the three officers, in order.</summary>
    public IReadOnlyList<KeyNumber> Officers => [.. _parts.Officers.Select(o => o.Number)];

    /// <summary>Makes the kit of a member's keys.</summary>
    /// <exception cref="ArgumentException">There are not three different officers, or the member is one of them.</exception>
    public static RecoveryKit Make(MemberId member, MemberKeys keys, IReadOnlyList<ReceivingKey> officers, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(officers);
        if (officers.Count != SplitSecret.Shares || officers.Append(keys.Wrap.Public).Distinct().Count() != SplitSecret.Shares + 1) throw new ArgumentException("Three different officers are needed, and the member herself is none of them.", nameof(officers));

        using var secret = Secret.Draw(random);
        var shares = SplitSecret.Split(secret.Span, random);
        try
        {
            var head = RecoveryParts.WriteHead(member, keys, officers, [.. shares.Select((share, i) => ShareHash(i + 1, share.Span))]);
            var hash = SHA256.HashData(head);
            byte[][] wrapped = [.. shares.Select((share, i) => KeyWrap.Seal(ShareContext(hash, i + 1), share.Span, officers[i], random))];
            using var key = Libsodium.ImportSymmetric(Libsodium.Aead, secret.Span);
            using var seeds = keys.ExportSeeds();
            return new(RecoveryParts.Read([.. head, .. wrapped.SelectMany(w => w), .. SealedRow.Seal(key, head, seeds.Span, random)]));
        }
        finally
        {
            foreach (var share in shares) share.Dispose();
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="SealingException">The bytes are no recovery kit.</exception>
    public static RecoveryKit Read(ReadOnlySpan<byte> bytes) => new(RecoveryParts.Read(bytes));

    /// <summary>For storing: with the database or beside it.</summary>
    public byte[] Write() => [.. _parts.Bytes];

    /// <summary>An officer agrees: her share, wrapped to the key of whoever recovers, for this kit alone.</summary>
    /// <exception cref="SealingException">She is no officer of this kit, or her share was changed.</exception>
    public byte[] Release(AgreementKey officer, ReceivingKey to, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(officer);
        var number = OfficerOf(officer);
        using var share = OpenShare(number, ShareContext(_headHash, number), _parts.Wrapped(number), officer);
        return [(byte)number, .. KeyWrap.Seal(ReleaseContext(_headHash, number), share.Span, to, random)];
    }

    /// <summary>Gives the keys back from two released shares.</summary>
    /// <exception cref="SealingException">A share is missing twice, was changed, or is not the one the kit was made with; the message names whose.</exception>
    public MemberKeys Recover(AgreementKey recoverer, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        ArgumentNullException.ThrowIfNull(recoverer);
        var (one, two) = (ReleasedBy(first), ReleasedBy(second));
        if (one == two) throw Refused($"Both shares are officer {Named(one)}'s", "Ask another officer for hers.");
        using var firstShare = OpenShare(one, ReleaseContext(_headHash, one), first[1..], recoverer);
        using var secondShare = OpenShare(two, ReleaseContext(_headHash, two), second[1..], recoverer);
        return Open(one, firstShare, two, secondShare);
    }

    /// <summary>Gives the keys back where two officers sit at one machine.</summary>
    /// <exception cref="SealingException">One is no officer of this kit, or a share was changed; the message names whose.</exception>
    public MemberKeys Recover(AgreementKey first, AgreementKey second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, two) = (OfficerOf(first), OfficerOf(second));
        if (one == two) throw Refused($"Both keys are officer {Named(one)}'s", "Ask another officer for hers.");
        using var firstShare = OpenShare(one, ShareContext(_headHash, one), _parts.Wrapped(one), first);
        using var secondShare = OpenShare(two, ShareContext(_headHash, two), _parts.Wrapped(two), second);
        return Open(one, firstShare, two, secondShare);
    }

    /// <summary>Whose kit it is.</summary>
    public override string ToString() => $"recovery kit of {Member}";

    private MemberKeys Open(int one, Secret firstShare, int two, Secret secondShare)
    {
        using var secret = SplitSecret.Join(one, firstShare.Span, two, secondShare.Span);
        using var key = Libsodium.ImportSymmetric(Libsodium.Aead, secret.Span);
        var damaged = Refused($"The recovery kit of {Member}", "Take another copy of it.");
        if (!SealedRow.TryOpen(key, _parts.Head, _parts.Row, out var bytes, ToString())) throw damaged;

        using var seeds = Secret.CopyOf(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        if (seeds.Span.Length != MemberKeys.SeedBytes) throw damaged;
        var keys = MemberKeys.FromSeeds(seeds.Span);
        if (keys.Sign.Public.Equals(_parts.Sign) && keys.Wrap.Public.Equals(_parts.Wrap)) return keys;
        keys.Dispose();
        throw damaged;
    }

    private Secret OpenShare(int number, byte[] context, ReadOnlySpan<byte> wrapped, AgreementKey with)
    {
        var share = new Secret(Libsodium.KeyBytes);
        if (KeyWrap.TryOpen(context, wrapped, with, share.Span) && CryptographicOperations.FixedTimeEquals(ShareHash(number, share.Span), _parts.ShareHash(number))) return share;
        share.Dispose();
        throw Refused($"The share of officer {Named(number)}", "It was changed, released for another kit or to another key, or is not the one the kit was made with: ask her again, or another officer.");
    }

    private static int ReleasedBy(ReadOnlySpan<byte> released) => !released.IsEmpty && released[0] is >= 1 and <= SplitSecret.Shares ? released[0] : throw Refused("A released share", "It names no officer: ask her to release it again.");

    private int OfficerOf(AgreementKey officer)
    {
        for (var i = 0; i < SplitSecret.Shares; i++)
            if (_parts.Officers[i].Equals(officer.Public)) return i + 1;
        throw Refused($"The key {officer.Number} is no officer's", $"The officers of this kit hold {string.Join(", ", Officers)}.");
    }

    private string Named(int number) => $"{number.ToString(CultureInfo.InvariantCulture)} ({Officers[number - 1]})";

    private static SealingException Refused(string what, string remedy) => new(SealingFault.Damaged, $"{what}: the keys cannot be recovered with this. {remedy}");

    private static byte[] ShareHash(int number, ReadOnlySpan<byte> share)
    {
        var label = "goodoffices/recovery-share-hash/v1\0"u8;
        using var hashed = new Secret(label.Length + 1 + share.Length);
        label.CopyTo(hashed.Span);
        hashed.Span[label.Length] = (byte)number;
        share.CopyTo(hashed.Span[(label.Length + 1)..]);
        return SHA256.HashData(hashed.Span);
    }

    private static byte[] ShareContext(byte[] head, int number) => [.. "goodoffices/recovery-share/v1\0"u8, (byte)number, .. head];

    private static byte[] ReleaseContext(byte[] head, int number) => [.. "goodoffices/recovery-release/v1\0"u8, (byte)number, .. head];
}
