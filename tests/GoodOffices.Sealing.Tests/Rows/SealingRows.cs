using System.Text;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Sealing.Tests.Rows;

/// <summary>A sealed row opens in its place and nowhere else, and says nothing (T6, T7).</summary>
public sealed class SealingRows
{
    private const string Canary = "canary-walk-away-3.1-percent";

    [Fact]
    public void A_row_opens_to_what_was_sealed_at_every_size_around_each_class()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        foreach (var length in new[] { 0, 1, 251, 252, 253, 1_020, 1_021, 4_092, 4_093, 16_380, 16_381, 65_532, 65_533, 262_140, 262_141, 524_284, 524_285, 1_048_576 })
        {
            var (place, plain) = (key.Place("entry", length), Sample.Bytes(length));

            var row = key.Seal(place, plain, Sample.Random);

            Assert.Equal(plain, key.Open(place, row));
            Assert.Equal(SizeClass.Of(length) + 1 + 24 + 16, row.Length);
        }
    }

    [Fact]
    public void A_row_opens_in_no_other_place()
    {
        var (caseA, caseB, one, two) = (Sample.Case(), Sample.Case(7), Sample.Channel(), Sample.Channel(8));
        using var key = ChannelKey.Draw(caseA, one, 4, Sample.Random);
        using var bytes = key.ExportBytes();
        var row = key.Seal(new(caseA, one, "entry", 10, 4, 2), Encoding.UTF8.GetBytes(Canary), Sample.Random);

        RowPlace[] others =
        [
            new(caseB, one, "entry", 10, 4, 2), new(caseA, two, "entry", 10, 4, 2), new(caseA, one, "payload", 10, 4, 2), new(caseA, one, "entr", 10, 4, 2),
            new(caseA, one, "entry", 11, 4, 2), new(caseA, one, "entry", 1, 4, 2), new(caseA, one, "entry", 10, 5, 2), new(caseA, one, "entry", 10, 4, 1), new(caseA, one, "entry", 10, 4, 3),
        ];

        foreach (var place in others)
        {
            // The very same key bytes, so that nothing but the place differs.
            using var sameBytes = ChannelKey.OfBytes(place.Case, place.Channel, place.Epoch, bytes.Span);
            Assert.False(sameBytes.TryOpen(place, row, out _));
            var fault = Assert.Throws<SealingException>(() => sameBytes.Open(place, row));
            Assert.Equal(SealingFault.Damaged, fault.Fault);
        }
    }

    [Fact]
    public void A_key_refuses_places_of_another_channel_or_epoch()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);

        Assert.Throws<ArgumentException>(() => key.Seal(new(Sample.Case(), Sample.Channel(9), "entry", 0, 0), [], Sample.Random));
        Assert.Throws<ArgumentException>(() => key.Seal(new(Sample.Case(), Sample.Channel(), "entry", 0, 1), [], Sample.Random));
    }

    [Fact]
    public void Every_changed_bit_and_every_cut_of_a_row_is_refused()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        var place = key.Place("entry", 0);
        var row = key.Seal(place, Encoding.UTF8.GetBytes(Canary), Sample.Random);

        for (var at = 1; at < row.Length; at++)
            for (var bit = 0; bit < 8; bit++)
                Assert.False(key.TryOpen(place, Sample.Flipped(row, at, (byte)(1 << bit)), out _));
        for (var length = 0; length < row.Length; length++) Assert.False(key.TryOpen(place, row.AsSpan(0, length), out _));
        Assert.False(key.TryOpen(place, [.. row, 0], out _));
        Assert.False(key.TryOpen(place, [.. row, .. row], out _));
    }

    [Fact]
    public void Every_unknown_algorithm_is_refused_by_its_number()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        var place = key.Place("entry", 0);
        var row = key.Seal(place, [1], Sample.Random);

        for (var algorithm = 0; algorithm < 256; algorithm++)
        {
            if (algorithm == 1) continue;
            row[0] = (byte)algorithm;
            var fault = Assert.Throws<SealingException>(() => key.TryOpen(place, row, out _));
            Assert.Equal(SealingFault.UnknownAlgorithm, fault.Fault);
            Assert.Contains($"'{algorithm}'", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Equal_secrets_give_unequal_rows_of_one_size_and_no_trace_of_the_secret()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        var place = key.Place("entry", 0);
        var canary = Encoding.UTF8.GetBytes(Canary);

        var rows = Enumerable.Range(0, 200).Select(_ => key.Seal(place, canary, Sample.Random)).ToArray();

        Assert.Equal(200, rows.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(200, rows.Select(r => Convert.ToHexString(r, 25, 16)).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.All(rows, row => Assert.False(Sample.Holds(row, canary)));
        Assert.Equal(rows[0].Length, key.Seal(place, "no"u8, Sample.Random).Length);
        Assert.InRange(Entropy(rows), 7.98, 8.0);
    }

    [Fact]
    public void A_frame_that_was_not_padded_as_we_pad_is_refused_even_under_the_right_key()
    {
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        using var bytes = key.ExportBytes();
        using var raw = Libsodium.ImportSymmetric(Libsodium.Aead, bytes.Span);
        var place = key.Place("entry", 0);
        foreach (var (size, length, dirty) in new[] { (256, 253u, false), (1_024, 10u, false), (256, 10u, true), (256, uint.MaxValue, false), (512, 10u, false) })
        {
            var padded = new byte[size];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(padded, length);
            if (dirty) padded[^1] = 1;
            var nonce = Sample.Bytes(24);

            Assert.False(key.TryOpen(place, [1, .. nonce, .. Libsodium.Aead.Encrypt(raw, nonce, key.Bind(place), padded)], out _));
        }
    }

    private static double Entropy(byte[][] rows)
    {
        var counts = new int[256];
        foreach (var row in rows)
            foreach (var b in row.AsSpan(1)) counts[b]++;
        var total = (double)counts.Sum();
        return -counts.Where(c => c > 0).Sum(c => c / total * Math.Log2(c / total));
    }
}
