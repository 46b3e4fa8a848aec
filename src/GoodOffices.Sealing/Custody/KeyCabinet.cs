using GoodOffices.Core.Record;
using GoodOffices.Sealing.Files;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Sealing.Custody;

/// <summary>A folder of members' key files, in their own custody or in the house's. It lies outside the database and its backups.</summary>
/// <param name="folder">Where; created when the first key is kept, readable by its owner alone.</param>
/// <param name="random">Where keys, salts and nonces come from.</param>
/// <param name="installation">Opens house-held keys; null where there are none, as on a member's own machine.</param>
public sealed class KeyCabinet(string folder, IRandomSource random, InstallationKey? installation = null)
{
    /// <summary>Draws keys that only the passphrase opens.</summary>
    /// <exception cref="SealingException">She has a key file already.</exception>
    public MemberKeys CreateOwn(MemberId member, ReadOnlySpan<char> passphrase) => Kept(member, MemberKeys.Draw(random), passphrase);

    /// <summary>Draws keys that the installation key opens.</summary>
    /// <exception cref="SealingException">She has a key file already.</exception>
    public MemberKeys CreateHouse(MemberId member)
    {
        var keys = MemberKeys.Draw(random);
        try
        {
            KeepHouse(member, keys);
            return keys;
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Keeps keys that are there already, such as recovered ones, under a passphrase.</summary>
    public void KeepOwn(MemberId member, MemberKeys keys, ReadOnlySpan<char> passphrase)
    {
        ArgumentNullException.ThrowIfNull(keys);
        DemandAbsent(member);
        WriteOwn(member, keys, passphrase);
    }

    /// <summary>Keeps keys that are there already under the installation key.</summary>
    public void KeepHouse(MemberId member, MemberKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        DemandAbsent(member);
        Folder.Create(folder);
        using var key = Installation.For("member-keys"u8);
        KeyFile.Write(PathOf(member), member, keys, null, Installation.Number, key, random);
    }

    /// <summary>Opens keys with the passphrase.</summary>
    /// <exception cref="SealingException">There is no such file, it was changed, or the passphrase does not open it.</exception>
    public MemberKeys OpenOwn(MemberId member, ReadOnlySpan<char> passphrase)
    {
        var file = KeyFile.Read(PathOf(member), member);
        if (file.Lock is null) throw new SealingException(SealingFault.RefusedParameters, $"{file.Path} is held by the house: no passphrase opens it. Open it with the installation key.");

        using var key = file.Lock.Derive(passphrase);
        return file.TryOpen(key) ?? throw new SealingException(SealingFault.WrongPassphrase, $"{file.Path} does not open with this passphrase. Try again; if it is lost, two officers of the delegation can recover the keys.");
    }

    /// <summary>Opens keys that the house holds.</summary>
    /// <exception cref="SealingException">There is no such file, it was changed, or another installation holds it.</exception>
    public MemberKeys OpenHouse(MemberId member)
    {
        var file = KeyFile.Read(PathOf(member), member);
        if (file.Custody != KeyCustody.House) throw new SealingException(SealingFault.RefusedParameters, $"{file.Path} is in the member's own custody: only her passphrase opens it.");
        if (file.Installation != Installation.Number) throw SealingException.Damaged(file.Path, $"It was sealed by another installation's key than {Installation.Number}: give the installation key it was sealed by.");

        using var key = Installation.For("member-keys"u8);
        return file.TryOpen(key) ?? throw SealingException.Damaged(file.Path, "Put back a copy of it, or admit the member with new keys.");
    }

    /// <summary>Locks keys anew under another passphrase. The old file's content is overwritten where the disk lets us.</summary>
    public void ChangePassphrase(MemberId member, ReadOnlySpan<char> old, ReadOnlySpan<char> fresh)
    {
        using var keys = OpenOwn(member, old);
        WriteOwn(member, keys, fresh);
    }

    /// <summary>Whose custody the file says it is in; null where she has none here.</summary>
    public KeyCustody? CustodyOf(MemberId member) => File.Exists(PathOf(member)) ? KeyFile.Read(PathOf(member), member).Custody : null;

    /// <summary>Who has a key file here, in the order of their names.</summary>
    public IEnumerable<MemberId> Members()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var name in Directory.EnumerateFiles(folder, "member-*.key").Select(Path.GetFileName).Order(StringComparer.Ordinal))
            if (MemberId.TryRead(name!["member-".Length..^".key".Length], out var member)) yield return member;
    }

    /// <summary>Where a member's key file lies.</summary>
    public string PathOf(MemberId member) => member == default ? throw new ArgumentException("A member has a name.", nameof(member)) : Path.Combine(folder, $"member-{member}.key");

    private InstallationKey Installation => installation ?? throw new InvalidOperationException($"The cabinet {folder} was opened without an installation key and holds no keys for the house.");

    private MemberKeys Kept(MemberId member, MemberKeys keys, ReadOnlySpan<char> passphrase)
    {
        try
        {
            KeepOwn(member, keys, passphrase);
            return keys;
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    private void WriteOwn(MemberId member, MemberKeys keys, ReadOnlySpan<char> passphrase)
    {
        if (passphrase.Length < PassphraseLock.LeastCharacters) throw new SealingException(SealingFault.RefusedParameters, $"The passphrase for {PathOf(member)} is too short: take at least {PassphraseLock.LeastCharacters} characters, such as five words drawn by lot.");

        Folder.Create(folder);
        var passphraseLock = PassphraseLock.Draw(random);
        using var key = passphraseLock.Derive(passphrase);
        KeyFile.Write(PathOf(member), member, keys, passphraseLock, default, key, random);
    }

    private void DemandAbsent(MemberId member)
    {
        if (File.Exists(PathOf(member))) throw new SealingException(SealingFault.Exists, $"{PathOf(member)} is there already. A key file is never overwritten: move it away first if it is no longer wanted.");
    }
}
