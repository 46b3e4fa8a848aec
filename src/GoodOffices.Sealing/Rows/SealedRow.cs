using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Rows;

/// <summary>A row as it is stored: algorithm, nonce, and the padded text under XChaCha20-Poly1305, bound to its place.</summary>
internal static class SealedRow
{
    public const int LengthBytes = 4;
    public const int MaxPlainBytes = 64 * 1024 * 1024;
    private const int HeadBytes = 1 + Libsodium.NonceBytes;

    /// <summary>How much longer a sealed row is than its size class.</summary>
    public const int Overhead = HeadBytes + Libsodium.TagBytes;

    public static byte[] Seal(Key key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> plain, IRandomSource random)
    {
        using var padded = new Secret(SizeClass.Of(plain.Length));
        BinaryPrimitives.WriteUInt32BigEndian(padded.Span, (uint)plain.Length);
        plain.CopyTo(padded.Span[LengthBytes..]);

        var row = new byte[padded.Span.Length + Overhead];
        row[0] = KeyAlgorithms.First;
        random.Fill(row.AsSpan(1, Libsodium.NonceBytes));
        Libsodium.Aead.Encrypt(key, row.AsSpan(1, Libsodium.NonceBytes), bound, padded.Span, row.AsSpan(HeadBytes));
        return row;
    }

    public static bool TryOpen(Key key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> row, [NotNullWhen(true)] out byte[]? plain, string what = "A sealed row")
    {
        plain = null;
        if (row.IsEmpty) return false;
        KeyAlgorithms.Demand(row[0], what);
        var size = row.Length - Overhead;
        if (size > MaxPlainBytes + 262_144 || !SizeClass.IsOne(size)) return false;

        using var padded = new Secret(size);
        if (!Libsodium.Aead.Decrypt(key, row.Slice(1, Libsodium.NonceBytes), bound, row[HeadBytes..], padded.Span)) return false;

        var length = BinaryPrimitives.ReadUInt32BigEndian(padded.Span);
        if (length > (uint)(size - LengthBytes) || SizeClass.Of((int)length) != size || padded.Span[(LengthBytes + (int)length)..].ContainsAnyExcept((byte)0)) return false;
        plain = padded.Span.Slice(LengthBytes, (int)length).ToArray();
        return true;
    }

    public static SealingException Refused(RowPlace place) => SealingException.Damaged(
        $"Row {place.Row} of kind '{place.RowType}' in channel {place.Channel} of case {place.Case}",
        "The row was changed, moved or put back from elsewhere: verify the record, and restore it from a backup or from a member's export.");
}
