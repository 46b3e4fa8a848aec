using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Sealing.Erasure;

/// <summary>What one case needs beside its rows and must not lie with them: the log's signing key, the secret of the beats, a key for the desk's own rows, and the tree of erasure keys.</summary>
/// <remarks>
/// One file, sealed by the installation key, outside the database and its backups. Erasing is on disk before it is acknowledged, so that no older copy of the database gives an erased payload back; an older copy of the vault
/// together with an older database would, which is why vaults are kept out of backups (<see cref="Files.DurableFile"/> says what overwriting is worth). Its methods may be called from several threads.
/// </remarks>
public sealed class Vault : IDisposable
{
    private readonly Lock _gate = new();
    private readonly VaultFile _file;
    private readonly IRandomSource _random;
    private readonly Secret _beats;
    private ErasureTree _tree;

    private Vault(VaultFile file, VaultContent content, IRandomSource random)
    {
        (_file, _random, _beats, _tree) = (file, random, content.Beats, content.Tree);
        Log = SigningKey.FromSeed(content.Log.Span);
        Desk = ChannelKey.OfBytes(file.Case, default, 0, content.Desk.Span);
    }

    /// <summary>The case.</summary>
    public CaseNumber Case => _file.Case;

    /// <summary>Signs the case's checkpoints, channel heads and bundles.</summary>
    public SigningKey Log { get; }

    /// <summary>Seals what belongs to the case and to no channel: sizes of beats, answers kept for repeated requests, snapshots. It is wrapped to nobody.</summary>
    public ChannelKey Desk { get; }

    /// <summary>Draws the vault of a new case and writes its file.</summary>
    /// <exception cref="SealingException">There is one already.</exception>
    public static Vault Create(string path, CaseNumber of, InstallationKey installation, IRandomSource random)
    {
        var content = VaultContent.Draw(random);
        using (content.Log)
        using (content.Beats)
        using (content.Desk)
        using (content.Tree) return Keep(path, of, content, installation, random);
    }

    /// <summary>Opens the vault of a case.</summary>
    /// <exception cref="SealingException">It is missing, damaged, of another case, or sealed by another installation's key.</exception>
    public static Vault Open(string path, CaseNumber of, InstallationKey installation, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(random);
        var file = new VaultFile(path, of, installation);
        var content = file.Read();
        using (content.Log)
        using (content.Desk) return new(file, content, random);
    }

    /// <summary>The key under which a channel's rows lie: it needs this vault beside the channel's own key, so that a member who can write to the database still forges no row with her key, nor slips a channel key of her own in.</summary>
    public ChannelKey RowsOf(ChannelKey channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        if (channel.Case != Case) throw new ArgumentException($"The channel key belongs to case {channel.Case}, the vault to case {Case}.", nameof(channel));
        using var desk = Desk.ExportBytes();
        return channel.With(desk.Span);
    }

    /// <summary>The salt of a slot in a beat: 32 bytes that nobody can guess before it is opened to her.</summary>
    public byte[] SlotSalt(long beat, int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(beat);
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ObjectDisposedException.ThrowIf(_beats.IsForgotten, this);
        Span<byte> place = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(place, beat);
        BinaryPrimitives.WriteInt32BigEndian(place[8..], slot);
        return HMACSHA256.HashData(_beats.Span, [.. "goodoffices/slot-salt/v1\0"u8, .. place]);
    }

    /// <summary>Seals a payload under the channel's key and its own erasure key.</summary>
    /// <exception cref="SealingException">That number was erased: each payload takes a new one.</exception>
    public byte[] SealPayload(ChannelKey channel, RowPlace place, long erasureNumber, ReadOnlySpan<byte> plain)
    {
        using var key = KeyOf(channel, place, erasureNumber);
        return SealedRow.Seal(key, channel.Bind(place), plain, _random);
    }

    /// <summary>Opens a payload; false where the row was changed, moved, or put back from elsewhere.</summary>
    /// <exception cref="SealingException">It was erased, or names an unknown algorithm.</exception>
    public bool TryOpenPayload(ChannelKey channel, RowPlace place, long erasureNumber, ReadOnlySpan<byte> row, [NotNullWhen(true)] out byte[]? plain)
    {
        using var key = KeyOf(channel, place, erasureNumber);
        return SealedRow.TryOpen(key, channel.Bind(place), row, out plain);
    }

    /// <summary>Whether that number was erased.</summary>
    public bool IsErased(long erasureNumber)
    {
        lock (_gate) return Living.IsErased(erasureNumber);
    }

    /// <summary>Forgets the keys of payloads for ever. When it returns, that is on disk. Erasing again changes nothing.</summary>
    /// <exception cref="IOException">The file could not be written; nothing counts as erased.</exception>
    public void Erase(params ReadOnlySpan<long> erasureNumbers)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_beats.IsForgotten, this);
            using var held = _file.Hold();
            // From the file and not from memory: another process may have erased since, and must not be undone.
            var content = _file.Read();
            using (content.Log)
            using (content.Desk)
            using (content.Beats)
            {
                var pruned = content.Tree;
                try
                {
                    var changed = false;
                    foreach (var number in erasureNumbers) changed |= pruned.Erase(number);
                    if (changed) _file.Write(content, _random);
                    (_tree, pruned) = (pruned, _tree);
                }
                finally
                {
                    pruned.Dispose();
                }
            }
        }
    }

    /// <summary>Puts all it holds into a stream that only its recipient opens: the one way for a vault to another installation.</summary>
    public void WriteTo(SealedStreamWriter stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        lock (_gate)
        {
            using var log = Log.ExportSeed();
            using var desk = Desk.ExportBytes();
            using var plain = new VaultContent(log, _beats, desk, Living).Write();
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, plain.Span.Length);
            stream.Write(length);
            stream.Write(plain.Span);
        }
    }

    /// <summary>Forgets everything it holds; the file stays.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            Log.Dispose();
            Desk.Dispose();
            _beats.Dispose();
            _tree.Dispose();
        }
    }

    /// <summary>Whose vault it is.</summary>
    public override string ToString() => $"vault of case {Case}";

    internal static Vault Keep(string path, CaseNumber of, VaultContent content, InstallationKey installation, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(installation);
        var file = new VaultFile(path, of, installation);
        if (file.Exists) throw new SealingException(SealingFault.Exists, $"{path} is there already. A vault is never overwritten: open it.");

        file.Write(content, random);
        return new(file, new(content.Log, Secret.CopyOf(content.Beats.Span), content.Desk, content.Tree.Copy()), random);
    }

    private ErasureTree Living => _beats.IsForgotten ? throw new ObjectDisposedException(nameof(Vault)) : _tree;

    private NSec.Cryptography.Key KeyOf(ChannelKey channel, RowPlace place, long erasureNumber)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(place);
        if (channel.Case != Case) throw new ArgumentException($"The channel key belongs to case {channel.Case}, the vault to case {Case}.", nameof(channel));

        using var erasure = new Secret(Libsodium.KeyBytes);
        lock (_gate)
            if (!Living.TryDerive(erasureNumber, erasure.Span)) throw new SealingException(SealingFault.Erased, $"Payload {erasureNumber} of case {Case} was erased: nobody can open it any more.");
        return channel.ForPayload(place, erasure.Span);
    }
}
