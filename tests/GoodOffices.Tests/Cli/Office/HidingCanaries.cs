using System.Text;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Tests.Cli.Office;

/// <summary>Private words are looked for wherever they must not be: on disk, in backups, in others' exports, in what the program says.</summary>
public sealed class HidingCanaries
{
    private const string Told = "canary told in confidence";
    private const string Declared = "canary declared to all";
    private const string Delegation = "canary of the delegation alone";
    private const string Passphrase = "canary passphrase herons";
    private const string Member = "canary-observer";

    [Fact]
    public void Nothing_private_lies_in_the_clear_in_the_cellar_the_keys_or_a_backup()
    {
        using var home = Furnished();

        foreach (var file in Everything(home))
            foreach (var word in new[] { Told, Declared, Delegation, Passphrase, "Iran 2025", "five years" })
                Assert.False(Holds(file, word), $"{Path.GetFileName(file)} holds '{word}'.");
        foreach (var file in Directory.EnumerateFiles(home.Home.Folder, "*", SearchOption.AllDirectories).Append(home.At("whole.backup")))
            foreach (var word in new[] { Member, "iran.head", "united-states.head", "declared", "member-admitted" })
                Assert.False(Holds(file, word), $"{Path.GetFileName(file)} holds '{word}'.");
    }

    [Fact]
    public void Neither_do_the_titles_and_words_of_the_case_file()
    {
        using var home = new CliHome();
        string[] words = ["canary of the case", "canary of a party", "canary of the other", "canary of an issue", "canary of an option", "canary-issue", "canary-option"];
        var file = home.Write("case.yaml", """
            goodoffices: case/1
            case: canary-case
            name: canary of the case
            parties:
              - {id: north, name: canary of a party}
              - {id: south, name: canary of the other}
            issues:
              - id: canary-issue
                name: canary of an issue
                options:
                  - {id: canary-option, name: canary of an option}
                  - {id: other, name: Other}
            """);
        var of = home.Do("case", "new", file, "--beat", "1s").Split(' ')[1];
        File.Delete(file);
        home.Do("backup", home.At("whole.backup"));

        foreach (var each in Everything(home))
            foreach (var word in words) Assert.False(Holds(each, word), $"{Path.GetFileName(each)} holds '{word}'.");
        home.Do("record", "export", of, "--as", "north.head", "--out", home.At("north.bundle"));
        Assert.All(words, word => Assert.True(Holds(home.At("north.bundle"), word), word)); // they are there for whom they are for
    }

    [Fact]
    public void Others_exports_and_whatever_the_program_says_hold_nothing_of_hers()
    {
        using var home = Furnished();
        home.Do("record", "export", home.Case, "--as", "united-states.head", "--out", home.At("us.bundle"));
        home.Run("record", "show", home.Case, "--as", "united-states.head", "--channel", "delegation", "--party", "iran");
        home.Run("record", "erase", home.Case, "1", "--as", "united-states.head", "--channel", "shared");
        File.WriteAllBytes(Path.Combine(home.Home.Keys, "installation.key"), "damaged"u8);
        home.Run("record", "show", home.Case, "--as", "iran.head");

        Assert.False(Holds(home.At("us.bundle"), Told) || Holds(home.At("us.bundle"), Delegation));
        foreach (var word in new[] { Told, Declared, Delegation, Passphrase, "five years" }) Assert.DoesNotContain(word, home.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_words_do_not_look_equal_and_their_length_does_not_show()
    {
        using var home = new CliHome().BeginDemo();
        var before = Payloads(home).Count;
        foreach (var words in new[] { "yes", "yes", "no, not under these terms, and not before the end of the year" }) home.Do("tell", home.Case, words, "--as", "iran.head");

        var rows = Payloads(home).Skip(before).ToArray();

        Assert.Equal(3, rows.Length);
        Assert.Single(rows.Select(row => row.Length).Distinct());
        Assert.Equal(3, rows.Select(Convert.ToHexString).Distinct().Count());
    }

    private static CliHome Furnished()
    {
        var home = new CliHome().BeginDemo();
        var file = home.Write("passphrase.txt", Passphrase + "\n");
        home.Do("case", "admit", home.Case, Member, "--as", "mediator", "--role", "observer", "--custody", "own", "--member-passphrase", file);
        File.Delete(file);
        home.Do("tell", home.Case, Told, "--as", "iran.head");
        home.Do("act", home.Case, Delegation, "--as", "iran.head", "--channel", "delegation");
        home.Do("act", home.Case, Declared, "--as", "united-states.head", "--channel", "joint");
        home.Do("backup", home.At("whole.backup"));
        return home;
    }

    private static IEnumerable<string> Everything(CliHome home) =>
        Directory.EnumerateFiles(home.Home.Folder, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(home.Home.Keys, "*", SearchOption.AllDirectories)).Append(home.At("whole.backup"));

    private static bool Holds(string file, string word)
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        return bytes.IndexOf(Encoding.UTF8.GetBytes(word)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(word)) >= 0;
    }

    private static List<byte[]> Payloads(CliHome home)
    {
        var rows = new List<byte[]>();
        using var database = new SqliteConnection($"Data Source={home.Home.Store};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var query = database.CreateCommand();
        query.CommandText = "SELECT * FROM payloads ORDER BY rowid";
        using var reader = query.ExecuteReader();
        while (reader.Read()) rows.Add((byte[])reader.GetValue(reader.FieldCount - 1));
        return rows;
    }
}
