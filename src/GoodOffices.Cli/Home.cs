using GoodOffices.Core.Record;

namespace GoodOffices.Cli;

/// <summary>Where the program keeps what outlives a command: the cellar, and apart from it the keys.</summary>
/// <param name="Folder">The cellar's folder.</param>
/// <param name="Keys">The folder of keys, vaults and what witnesses remember. It is never part of a backup.</param>
internal sealed record Home(string Folder, string Keys)
{
    private const string FolderVariable = "GOODOFFICES_HOME";
    private const string KeysVariable = "GOODOFFICES_KEYS";

    /// <summary>From the environment, else where this system keeps a user's own files.</summary>
    public static Home OfThisUser()
    {
        var folder = Said(FolderVariable) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "goodoffices");
        return new(Path.GetFullPath(folder), Path.GetFullPath(Said(KeysVariable) ?? Path.Combine(folder, "keys")));
    }

    /// <summary>The SQLite file, or what <c>GOODOFFICES_STORE</c> says instead: a PostgreSQL connection string.</summary>
    public string Store => Said("GOODOFFICES_STORE") ?? Path.Combine(Folder, "record.db");

    public string InstallationKey => Path.Combine(Keys, "installation.key");

    public string Vaults => Path.Combine(Keys, "vaults");

    public string Successors => Path.Combine(Keys, "successors");

    public string Members => Path.Combine(Keys, "members");

    /// <summary>What one member's client saw last of one case.</summary>
    public WitnessPlace Witness(CaseNumber of, MemberId member) => new(Path.Combine(Keys, "witness", of.ToString(), member.ToString()));

    /// <summary>Copies of exports that were verified and taken in.</summary>
    public string Archive => Path.Combine(Folder, "archive");

    private static string? Said(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}

/// <summary>Where one member's client remembers what it saw of one case.</summary>
internal sealed record WitnessPlace(string Folder)
{
    /// <summary>The log's key as she first met it.</summary>
    public string Log => Path.Combine(Folder, "log");

    /// <summary>The newest checkpoint that she cosigned.</summary>
    public string Seen => Path.Combine(Folder, "seen");
}
