using System.Buffers.Binary;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Sealing.Erasure;

/// <summary>A vault on its way between two installations: out of the sealed stream, and not yet kept.</summary>
public sealed class VaultParcel : IDisposable
{
    private const int MaxBytes = 16 * 1_048_576;
    private readonly VaultContent _content;

    private VaultParcel(VaultContent content) => _content = content;

    /// <summary>Takes it out of a stream into which <see cref="Vault.WriteTo"/> put it.</summary>
    /// <exception cref="SealingException">What stands there is no vault.</exception>
    public static VaultParcel Read(SealedStreamReader stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> head = stackalloc byte[sizeof(int)];
        stream.ReadExactly(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length is < 0 or > MaxBytes) throw Damaged();

        using var plain = new Secret(length);
        stream.ReadExactly(plain.Span);
        return new(VaultContent.Read(plain) ?? throw Damaged());
    }

    /// <summary>Keeps it here, sealed by this installation. Call it only once the whole stream was read and its signature holds.</summary>
    /// <exception cref="SealingException">There is a vault of this case already.</exception>
    public Vault Keep(string path, CaseNumber of, InstallationKey installation, IRandomSource random) => Vault.Keep(path, of, _content, installation, random);

    /// <summary>Forgets it.</summary>
    public void Dispose()
    {
        _content.Log.Dispose();
        _content.Beats.Dispose();
        _content.Desk.Dispose();
        _content.Tree.Dispose();
    }

    private static SealingException Damaged() => SealingException.Damaged("The vault in the hand-over file", "Ask for the file again.");
}
