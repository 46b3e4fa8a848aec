using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Casework.Desk;

/// <summary>The folder of vaults, one a case, outside the database and its backups.</summary>
public sealed class Vaults(string folder, InstallationKey installation, IRandomSource random)
{
    /// <summary>Where the vault of a case lies.</summary>
    public string PathOf(CaseNumber of) => Path.Combine(folder, $"{of}.vault");

    /// <summary>Whether there is one.</summary>
    public bool Has(CaseNumber of) => File.Exists(PathOf(of));

    internal Vault Create(CaseNumber of)
    {
        Directory.CreateDirectory(folder);
        return Vault.Create(PathOf(of), of, installation, random);
    }

    internal void Keep(CaseNumber of, VaultParcel parcel)
    {
        Directory.CreateDirectory(folder);
        parcel.Keep(PathOf(of), of, installation, random).Dispose();
    }

    internal Vault Open(CaseNumber of) => Vault.Open(PathOf(of), of, installation, random);
}
