using CsCheck;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Recovery;

namespace GoodOffices.Sealing.Tests.Recovery;

/// <summary>Two of three officers give a member her keys back; one can do nothing.</summary>
public sealed class RecoveringKeys : IDisposable
{
    private readonly MemberKeys _keys = MemberKeys.Draw(Sample.Random);
    private readonly AgreementKey[] _officers = [AgreementKey.Draw(Sample.Random), AgreementKey.Draw(Sample.Random), AgreementKey.Draw(Sample.Random)];
    private readonly AgreementKey _fresh = AgreementKey.Draw(Sample.Random);

    [Fact]
    public void The_field_is_one()
    {
        for (var a = 0; a < 256; a++)
        {
            Assert.Equal(a == 0 ? 0 : 1, Field256.Multiply((byte)a, Field256.Invert((byte)a)));
            for (var b = 0; b < 256; b++) Assert.Equal(SlowProduct(a, b), Field256.Multiply((byte)a, (byte)b));
        }

        Assert.Equal(0xc1, Field256.Multiply(0x57, 0x83)); // FIPS 197, 4.2
    }

    [Fact]
    public void Any_two_shares_give_the_secret_back() => Gen.Byte.Array[32].Sample(secret =>
    {
        var shares = SplitSecret.Split(secret, Sample.Random);
        foreach (var (a, b) in new[] { (1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2) })
        {
            using var joined = SplitSecret.Join(a, shares[a - 1].Span, b, shares[b - 1].Span);
            if (!joined.Span.SequenceEqual(secret)) return false;
        }

        return true;
    });

    [Fact]
    public void One_share_leaves_every_value_of_every_byte_equally_possible()
    {
        for (var number = 1; number <= 3; number++)
            for (var share = 0; share < 256; share++)
            {
                // For this share and each secret byte there is exactly one slope that gives it.
                var secrets = Enumerable.Range(0, 256).Select(slope => share ^ Field256.Multiply((byte)slope, (byte)number)).Distinct();
                Assert.Equal(256, secrets.Count());
            }
    }

    [Fact]
    public void Every_pair_of_officers_recovers_the_same_keys_here_and_across_machines()
    {
        var kit = RecoveryKit.Read(Kit().Write());
        foreach (var (a, b) in new[] { (0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1) })
        {
            using var together = kit.Recover(_officers[a], _officers[b]);
            using var apart = kit.Recover(_fresh, kit.Release(_officers[a], _fresh.Public, Sample.Random), kit.Release(_officers[b], _fresh.Public, Sample.Random));
            Assert.Equal(_keys.Sign.Public, together.Sign.Public);
            Assert.Equal(_keys.Wrap.Public, apart.Wrap.Public);
        }
    }

    [Fact]
    public void One_officer_twice_or_a_stranger_recovers_nothing()
    {
        var kit = Kit();
        var released = kit.Release(_officers[1], _fresh.Public, Sample.Random);

        Assert.Contains("officer 2", Assert.Throws<SealingException>(() => kit.Recover(_officers[1], _officers[1])).Message, StringComparison.Ordinal);
        Assert.Contains("officer 2", Assert.Throws<SealingException>(() => kit.Recover(_fresh, released, released)).Message, StringComparison.Ordinal);
        Assert.Throws<SealingException>(() => kit.Recover(_officers[0], _fresh));
        Assert.Throws<SealingException>(() => kit.Release(_fresh, _fresh.Public, Sample.Random));
        Assert.Throws<SealingException>(() => kit.Recover(_officers[0], released, kit.Release(_officers[2], _fresh.Public, Sample.Random)));
    }

    [Fact]
    public void Every_changed_byte_of_a_kit_is_refused_and_a_corrupted_share_is_named()
    {
        var bytes = Kit().Write();
        var (wrapBytes, row) = (1 + 32 + 24 + 32 + 16, bytes.Length - (1 + 24 + 256 + 16));
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = Sample.Flipped(bytes, at);
            var officer = at < row - (3 * wrapBytes) || at >= row ? 0 : 3 - ((row - 1 - at) / wrapBytes);
            if (officer == 0)
            {
                Assert.Throws<SealingException>(() => RecoveryKit.Read(changed).Recover(_officers[0], _officers[1]));
                continue;
            }

            // One damaged share: it is named, and the other two officers still recover.
            var others = _officers.Where((_, i) => i != officer - 1).ToArray();
            var fault = Assert.Throws<SealingException>(() => RecoveryKit.Read(changed).Recover(_officers[officer - 1], others[0]));
            if (fault.Fault == SealingFault.Damaged) Assert.Contains($"officer {officer}", fault.Message, StringComparison.Ordinal);
            using var keys = RecoveryKit.Read(changed).Recover(others[0], others[1]);
            Assert.Equal(_keys.Sign.Public, keys.Sign.Public);
        }

        for (var length = 0; length < bytes.Length; length++) Assert.Throws<SealingException>(() => RecoveryKit.Read(bytes.AsSpan(0, length)).Recover(_officers[0], _officers[1]));
    }

    [Fact]
    public void A_share_from_another_kit_or_a_false_one_is_named()
    {
        var (kit, other) = (Kit(), Kit());
        var good = kit.Release(_officers[0], _fresh.Public, Sample.Random);

        var foreign = Assert.Throws<SealingException>(() => kit.Recover(_fresh, good, other.Release(_officers[2], _fresh.Public, Sample.Random)));
        var changed = kit.Release(_officers[1], _fresh.Public, Sample.Random);
        changed[^1] ^= 1;
        var corrupted = Assert.Throws<SealingException>(() => kit.Recover(_fresh, good, changed));

        Assert.Contains("officer 3", foreign.Message, StringComparison.Ordinal);
        Assert.Contains("officer 2", corrupted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_different_officers_are_needed_and_the_member_is_none_of_them()
    {
        Assert.Throws<ArgumentException>(() => RecoveryKit.Make(MemberId.Of("lena"), _keys, [_officers[0].Public, _officers[1].Public], Sample.Random));
        Assert.Throws<ArgumentException>(() => RecoveryKit.Make(MemberId.Of("lena"), _keys, [_officers[0].Public, _officers[1].Public, _officers[1].Public], Sample.Random));
        Assert.Throws<ArgumentException>(() => RecoveryKit.Make(MemberId.Of("lena"), _keys, [_officers[0].Public, _officers[1].Public, _keys.Wrap.Public], Sample.Random));
    }

    public void Dispose()
    {
        _keys.Dispose();
        _fresh.Dispose();
        foreach (var officer in _officers) officer.Dispose();
    }

    private RecoveryKit Kit() => RecoveryKit.Make(MemberId.Of("lena"), _keys, [.. _officers.Select(o => o.Public)], Sample.Random);

    private static int SlowProduct(int a, int b)
    {
        var product = 0;
        for (var bit = 0; bit < 8; bit++) if ((b & (1 << bit)) != 0) product ^= a << bit;
        for (var bit = 15; bit >= 8; bit--) if ((product & (1 << bit)) != 0) product ^= 0x11b << (bit - 8);
        return product;
    }
}
