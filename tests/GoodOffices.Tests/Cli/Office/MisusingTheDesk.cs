using GoodOffices.Cli.Verbs.Record;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Cli.Office;

/// <summary>What goes wrong at the terminal is said in a sentence with a remedy, and nothing is lost by it.</summary>
public sealed class MisusingTheDesk : IDisposable
{
    private readonly CliHome _home = new CliHome().BeginDemo();

    [Fact]
    public void An_empty_file_where_a_passphrase_or_keys_should_be_is_named()
    {
        var empty = _home.Write("empty.txt", "");
        _home.Do("record", "export", _home.Case, "--as", "iran.head", "--out", _home.At("iran.bundle"));

        var admit = _home.Run("case", "admit", _home.Case, "un.observer", "--as", "mediator", "--role", "observer", "--custody", "own", "--member-passphrase", empty);
        var import = _home.Run("record", "import", _home.At("iran.bundle"), "--trust", empty);

        Assert.All(new[] { admit, import }, run => Assert.Equal(2, run.ExitCode));
        Assert.All(new[] { admit, import }, run => Assert.Contains(empty, run.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_names_a_case_after_somebody_has_left_it()
    {
        _home.Do("case", "admit", _home.Case, "a.aide", "--as", "iran.head", "--role", "delegate", "--party", "iran");
        _home.Do("case", "remove", _home.Case, "a.aide", "--as", "iran.head");

        Assert.Contains("nuclear programme", _home.Do("case", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_who_removed_somebody_goes_on_confiding()
    {
        _home.Do("case", "admit", _home.Case, "iran.aide", "--as", "iran.head", "--role", "delegate", "--party", "iran");
        _home.Do("case", "remove", _home.Case, "iran.aide", "--as", "iran.head");

        _home.Do("tell", _home.Case, "Without the aide.", "--as", "iran.head");
    }

    [Fact]
    public void A_mediator_who_keeps_her_own_key_can_be_told_something()
    {
        using var home = new CliHome();
        var passphrase = home.Write("mediator.txt", "seven blue herons on the jetty\n");
        home.BeginDemo("--own-key", "--passphrase", passphrase);

        var unasked = home.Run("tell", home.Case, "We could wait.", "--as", "iran.head");

        Assert.Equal(2, unasked.ExitCode);
        Assert.Contains("--mediator-passphrase", unasked.Errors, StringComparison.Ordinal);
        home.Do("tell", home.Case, "We could wait.", "--as", "iran.head", "--mediator-passphrase", passphrase);
    }

    [Fact]
    public void Nobody_gives_the_pen_away_where_the_file_cannot_be_written()
    {
        _home.Do("record", "successor", "envoy", "--out", _home.At("envoy.public"));

        var run = _home.Run("record", "hand-over", _home.Case, "--as", "mediator", "--to", _home.At("envoy.public"), "--out", Path.Combine(_home.At("nowhere"), "case.handover"));

        Assert.Equal(2, run.ExitCode);
        _home.Do("case", "open", _home.Case, "--as", "mediator");
    }

    [Fact]
    public void A_successor_takes_over_goes_on_and_opens_a_channel_with_those_who_did_not_hand_theirs_on()
    {
        using var elsewhere = new CliHome();
        var (hers, file) = (elsewhere.At("envoy.public"), _home.At("case.handover"));
        _home.Do("tell", _home.Case, "Our quince is ripe.", "--as", "iran.head");
        elsewhere.Do("record", "successor", "envoy", "--out", hers);
        _home.Do("record", "consent", _home.Case, "--as", "iran.head", "--to", hers);
        _home.Do("record", "hand-over", _home.Case, "--as", "mediator", "--to", hers, "--out", file);

        elsewhere.Do("record", "take-over", file, "--as", "envoy");
        elsewhere.Do("case", "channel", _home.Case, "--as", "envoy", "--audience", "shared", "--party", "united-states");
        var shown = elsewhere.Do("record", "show", _home.Case, "--as", "envoy");

        Assert.Contains("quince", shown, StringComparison.Ordinal);
        Assert.Contains("united-states and the mediator", shown, StringComparison.Ordinal);
        Assert.Contains("here already", elsewhere.Run("record", "take-over", file, "--as", "envoy").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_take_over_that_broke_off_before_the_vault_was_kept_is_tried_again()
    {
        using var elsewhere = new CliHome();
        var (hers, file) = (elsewhere.At("envoy.public"), _home.At("case.handover"));
        elsewhere.Do("record", "successor", "envoy", "--out", hers);
        _home.Do("record", "hand-over", _home.Case, "--as", "mediator", "--to", hers, "--out", file);
        elsewhere.Do("record", "take-over", file, "--as", "envoy");

        File.Delete(Path.Combine(elsewhere.Home.Vaults, $"{_home.Case}.vault"));

        elsewhere.Do("record", "take-over", file, "--as", "envoy");
        elsewhere.Do("case", "open", _home.Case, "--as", "envoy");
    }

    [Fact]
    public void Verifying_holds_the_record_against_what_her_client_saw_and_claims_no_trust_that_nobody_gave()
    {
        var backup = _home.At("older.backup");
        Assert.Contains("authorship unverified", _home.Do("record", "verify", _home.Case, "--as", "iran.head"), StringComparison.OrdinalIgnoreCase);
        _home.Do("backup", backup);
        CliHome.AwaitBeat();
        _home.Do("act", _home.Case, "We accept the ground rules.", "--as", "united-states.head", "--channel", "joint");
        CliHome.AwaitBeat();
        _home.Do("record", "cosign", _home.Case, "--as", "iran.head");
        Assert.DoesNotContain("authorship unverified", _home.Do("record", "verify", _home.Case, "--as", "iran.head"), StringComparison.OrdinalIgnoreCase);

        _home.Do("restore", backup, "--replace");

        Assert.Equal(1, _home.Run("record", "verify", _home.Case, "--as", "iran.head").ExitCode);
    }

    [Fact]
    public void An_exported_tile_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return; // knows no such rights
        _home.Do("record", "export", _home.Case, "--as", "iran.head", "--out", _home.At("iran.bundle"), "--tiles", _home.At("tiles"));

        foreach (var file in Directory.EnumerateFiles(_home.At("tiles"), "*", SearchOption.AllDirectories)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_text_without_an_end_and_one_of_broad_characters_are_refused_by_their_length()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This system has no file without an end.");
        var broad = _home.Write("broad.txt", new string('\u62b5', 400_000));

        Assert.All(new[] { "/dev/zero", broad }, file => Assert.Contains("Divide it", _home.Run("tell", _home.Case, "--as", "iran.head", "--file", file).Errors, StringComparison.Ordinal));
    }

    [Fact]
    public void A_beat_that_no_case_may_have_leaves_no_keys_behind()
    {
        var before = Directory.GetFiles(_home.Home.Vaults).Length;

        Assert.Equal(2, _home.Run("case", "new", "--demo", "--beat", "99999h").ExitCode);
        Assert.Equal(before, Directory.GetFiles(_home.Home.Vaults).Length);
    }

    [Fact]
    public void What_another_client_put_beside_a_text_stops_nobody_from_reading()
    {
        var payload = new Payload(Digest.Hash([1]), Fields.Of(("about", 1), ("text", "as it was said")).Write());

        Assert.Equal("as it was said", Texts.Shown(payload));
    }

    [Fact]
    public void Help_is_offered_for_the_verb_that_was_meant() =>
        Assert.Contains("goodoffices record erase --help", _home.Run("record", "erase", _home.Case).Errors, StringComparison.Ordinal);

    public void Dispose() => _home.Dispose();
}
