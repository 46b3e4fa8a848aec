using System.Buffers.Binary;
using System.Text;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Custody;

/// <summary>How a passphrase becomes a key: Argon2id with 64 MiB and three passes, written into the file.</summary>
/// <remarks>A file that asks for less is refused before the passphrase is used, so that nobody can make guessing cheap; one that asks for more than a machine should spend is refused before memory is taken.</remarks>
internal sealed record PassphraseLock(long MemoryKiB, long Passes, byte[] Salt)
{
    public const int Bytes = 1 + 4 + 4 + SaltBytes;
    public const int LeastCharacters = 12;
    private const int MostCharacters = 1_024;
    private const int SaltBytes = 16;
    private const byte Argon2id = 1;
    private const long LeastMemory = 65_536;
    private const long MostMemory = 1_048_576;
    private const long LeastPasses = 3;
    private const long MostPasses = 16;

    public static PassphraseLock Draw(IRandomSource random)
    {
        var salt = new byte[SaltBytes];
        random.Fill(salt);
        return new(LeastMemory, LeastPasses, salt);
    }

    public static PassphraseLock Read(ReadOnlySpan<byte> source, string path)
    {
        if (source[0] != Argon2id) throw SealingException.UnknownAlgorithm($"{path}, its passphrase", source[0].ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (memory, passes) = ((long)BinaryPrimitives.ReadUInt32BigEndian(source[1..]), (long)BinaryPrimitives.ReadUInt32BigEndian(source[5..]));
        if (memory is < LeastMemory or > MostMemory || passes is < LeastPasses or > MostPasses)
            throw new SealingException(SealingFault.RefusedParameters, $"{path} asks for Argon2id with {memory} KiB and {passes} passes, where {LeastMemory} to {MostMemory} KiB and {LeastPasses} to {MostPasses} passes are accepted: somebody changed it. Put back your own copy.");
        return new(memory, passes, source.Slice(9, SaltBytes).ToArray());
    }

    public void Write(Span<byte> target)
    {
        target[0] = Argon2id;
        BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)MemoryKiB);
        BinaryPrimitives.WriteUInt32BigEndian(target[5..], (uint)Passes);
        Salt.CopyTo(target[9..]);
    }

    /// <summary>The passphrase enters as its UTF-8 bytes, without a change of spelling.</summary>
    public Key Derive(ReadOnlySpan<char> passphrase)
    {
        if (passphrase.Length > MostCharacters) throw new ArgumentException($"A passphrase has at most {MostCharacters} characters.", nameof(passphrase));
        using var text = new Secret(Encoding.UTF8.GetByteCount(passphrase));
        Encoding.UTF8.GetBytes(passphrase, text.Span);
        var argon = PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes });
        return argon.DeriveKey(text.Span, Salt, Libsodium.Aead);
    }
}
