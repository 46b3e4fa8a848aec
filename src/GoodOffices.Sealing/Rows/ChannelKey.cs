using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Rows;

/// <summary>The key of one channel of one case in one epoch. It seals rows, and is itself only ever written wrapped to a member.</summary>
/// <remarks>When somebody leaves: <see cref="DrawNext"/>, then <see cref="WrapTo"/> for each who stays. Who left keeps what she could read before, and reads nothing new.</remarks>
public sealed class ChannelKey : IDisposable
{
    private readonly Key _key;

    private ChannelKey(CaseNumber of, ChannelNumber channel, int epoch, ReadOnlySpan<byte> bytes) =>
        (Case, Channel, Epoch, _key) = (of, channel, epoch, Libsodium.ImportSymmetric(Libsodium.Aead, bytes, exportable: true));

    /// <summary>The case.</summary>
    public CaseNumber Case { get; }

    /// <summary>The channel.</summary>
    public ChannelNumber Channel { get; }

    /// <summary>The epoch, counted from 0.</summary>
    public int Epoch { get; }

    /// <summary>Draws the key of an epoch.</summary>
    public static ChannelKey Draw(CaseNumber of, ChannelNumber channel, int epoch, IRandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        using var bytes = Secret.Draw(random);
        return new(of, channel, epoch, bytes.Span);
    }

    /// <summary>Opens a wrapped channel key with the member's own key.</summary>
    /// <exception cref="SealingException">It was changed, belongs to another channel, epoch or member, or names an unknown algorithm.</exception>
    public static ChannelKey Unwrap(CaseNumber of, ChannelNumber channel, int epoch, ReadOnlySpan<byte> wrapped, AgreementKey member)
    {
        ArgumentNullException.ThrowIfNull(member);
        using var bytes = new Secret(Libsodium.KeyBytes);
        if (!KeyWrap.TryOpen(WrapPlace(of, channel, epoch).Bind("goodoffices/seal/v1\0"u8), wrapped, member, bytes.Span))
            throw SealingException.Damaged($"The key of epoch {epoch} of channel {channel} wrapped to {member.Number}", "Ask another member of the channel to wrap it again.");
        return new(of, channel, epoch, bytes.Span);
    }

    /// <summary>Draws the key of the next epoch.</summary>
    public ChannelKey DrawNext(IRandomSource random) => Draw(Case, Channel, checked(Epoch + 1), random);

    /// <summary>Wraps it to a member, for storing.</summary>
    public byte[] WrapTo(ReceivingKey member, IRandomSource random)
    {
        using var bytes = Libsodium.ExportSymmetric(_key);
        return KeyWrap.Seal(WrapPlace(Case, Channel, Epoch).Bind("goodoffices/seal/v1\0"u8), bytes.Span, member, random);
    }

    /// <summary>A place in this channel and epoch.</summary>
    public RowPlace Place(string rowType, long row, long version = 0) => new(Case, Channel, rowType, row, Epoch, version);

    /// <summary>Seals a row for its place.</summary>
    public byte[] Seal(RowPlace place, ReadOnlySpan<byte> plain, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return SealedRow.Seal(_key, Bind(place), plain, random);
    }

    /// <summary>Opens a row that belongs there.</summary>
    /// <exception cref="SealingException">It was changed, moved, or put back from elsewhere, or names an unknown algorithm.</exception>
    public byte[] Open(RowPlace place, ReadOnlySpan<byte> row) => TryOpen(place, row, out var plain) ? plain : throw SealedRow.Refused(place);

    /// <summary>Opens a row that belongs there; false where it was changed, moved, or put back from elsewhere.</summary>
    /// <exception cref="SealingException">It names an unknown algorithm.</exception>
    public bool TryOpen(RowPlace place, ReadOnlySpan<byte> row, [NotNullWhen(true)] out byte[]? plain) => SealedRow.TryOpen(_key, Bind(place), row, out plain);

    /// <summary>Forgets the key.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>Whose and which key this is.</summary>
    public override string ToString() => $"key of epoch {Epoch} of channel {Channel} of case {Case}";

    /// <summary>The key of one payload: it needs this key and the payload's erasure key, so that forgetting either closes it.</summary>
    internal Key ForPayload(RowPlace place, ReadOnlySpan<byte> erasureKey)
    {
        using var both = new Secret(2 * Libsodium.KeyBytes);
        _key.TryExport(KeyBlobFormat.RawSymmetricKey, both.Span[..Libsodium.KeyBytes], out _);
        erasureKey.CopyTo(both.Span[Libsodium.KeyBytes..]);
        using var derived = new Secret(Libsodium.KeyBytes);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, both.Span, derived.Span, [], [.. "goodoffices/payload-key/v1\0"u8, .. Bind(place)]);
        return Libsodium.ImportSymmetric(Libsodium.Aead, derived.Span);
    }

    /// <summary>The key of the same place that needs a second secret as well.</summary>
    internal ChannelKey With(ReadOnlySpan<byte> secret)
    {
        using var both = new Secret(2 * Libsodium.KeyBytes);
        _key.TryExport(KeyBlobFormat.RawSymmetricKey, both.Span[..Libsodium.KeyBytes], out _);
        secret.CopyTo(both.Span[Libsodium.KeyBytes..]);
        using var derived = new Secret(Libsodium.KeyBytes);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, both.Span, derived.Span, [], WrapPlace(Case, Channel, Epoch).Bind("goodoffices/row-key/v1\0"u8));
        return new(Case, Channel, Epoch, derived.Span);
    }

    internal static ChannelKey OfBytes(CaseNumber of, ChannelNumber channel, int epoch, ReadOnlySpan<byte> bytes) => new(of, channel, epoch, bytes);

    internal Secret ExportBytes() => Libsodium.ExportSymmetric(_key);

    internal byte[] Bind(RowPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Case == Case && place.Channel == Channel && place.Epoch == Epoch
            ? place.Bind("goodoffices/seal/v1\0"u8)
            : throw new ArgumentException($"The place belongs to epoch {place.Epoch} of channel {place.Channel}, the key to epoch {Epoch} of channel {Channel}.", nameof(place));
    }

    private static RowPlace WrapPlace(CaseNumber of, ChannelNumber channel, int epoch) => new(of, channel, "channel-key", 0, epoch);
}
