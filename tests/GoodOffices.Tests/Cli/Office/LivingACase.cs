namespace GoodOffices.Tests.Cli.Office;

/// <summary>A case from its beginning to a verified export, as its people live it at the terminal.</summary>
public sealed class LivingACase : IDisposable
{
    private readonly CliHome _home = new CliHome().BeginDemo();

    [Fact]
    public void From_the_first_confidence_to_an_export_that_a_stranger_verifies()
    {
        var of = _home.Case;
        var passphrase = _home.Write("observer.txt", "seven blue herons on the jetty\n");
        _home.Do("case", "admit", of, "un.observer", "--as", "mediator", "--role", "observer", "--custody", "own", "--member-passphrase", passphrase);
        _home.Do("case", "admit", of, "iran.aide", "--as", "iran.head", "--role", "delegate", "--party", "iran");
        _home.Do("tell", of, "We could live with five years.", "--as", "iran.head");
        _home.Do("act", of, "We accept the ground rules.", "--as", "united-states.head", "--channel", "joint");
        _home.Do("case", "remove", of, "iran.aide", "--as", "mediator");
        _home.Do("record", "rekey", of, "--as", "iran.head");
        CliHome.AwaitBeat();
        _home.Do("record", "cosign", of, "--as", "iran.head");

        var hers = _home.Do("record", "show", of, "--as", "iran.head");
        var theirs = _home.Do("record", "show", of, "--as", "united-states.head");
        var seen = _home.Do("record", "show", of, "--as", "un.observer", "--passphrase", passphrase);
        _home.Do("record", "verify", of, "--as", "iran.head");
        var (bundle, keys) = (_home.At("iran.bundle"), _home.At("keys.txt"));
        _home.Do("record", "export", of, "--as", "iran.head", "--out", bundle);
        _home.Do("record", "keys", of, "--as", "iran.head", "--out", keys);

        Assert.Contains("five years", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("five years", theirs + seen, StringComparison.Ordinal);
        Assert.All(new[] { hers, theirs, seen }, shown => Assert.Contains("ground rules", shown, StringComparison.Ordinal));
        Assert.Contains("consistent, authorship unverified", _home.Do("verify", bundle), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("authorship unverified", _home.Do("verify", bundle, "--trust", keys), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("read only", _home.Do("record", "import", bundle, "--trust", keys), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_an_earlier_day_says_whether_a_later_export_continues_it()
    {
        var (bundle, checkpoint, stranger) = (_home.At("later.bundle"), _home.At("seen.checkpoint"), _home.At("strangers.checkpoint"));
        CliHome.AwaitBeat();
        _home.Do("record", "cosign", _home.Case, "--as", "iran.head", "--out", checkpoint);
        using (var other = new CliHome().BeginDemo())
        {
            CliHome.AwaitBeat();
            other.Do("record", "cosign", other.Case, "--as", "iran.head", "--out", stranger);
        }

        _home.Do("act", _home.Case, "We accept the ground rules.", "--as", "united-states.head", "--channel", "joint");
        CliHome.AwaitBeat();
        _home.Do("record", "export", _home.Case, "--as", "united-states.head", "--out", bundle);

        Assert.DoesNotContain("authorship unverified", _home.Do("verify", bundle, "--trust", checkpoint), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("read only", _home.Do("record", "import", bundle, "--trust", checkpoint), StringComparison.Ordinal);
        var against = _home.Run("verify", bundle, "--trust", stranger);
        Assert.Equal(1, against.ExitCode);
        Assert.Contains("another case", against.Output, StringComparison.Ordinal);
        var bent = File.ReadAllText(checkpoint);
        var unreadable = _home.Run("verify", bundle, "--trust", _home.Write("bent", bent.Replace("\n\n", "\n7\n\n", StringComparison.Ordinal)));
        Assert.Equal(2, unreadable.ExitCode);
    }

    [Fact]
    public void One_changed_byte_of_an_entry_is_seen_and_named()
    {
        var bundle = _home.At("us.bundle");
        _home.Do("act", _home.Case, "We accept the ground rules.", "--as", "united-states.head", "--channel", "joint");
        _home.Do("record", "export", _home.Case, "--as", "united-states.head", "--out", bundle);
        var bytes = File.ReadAllBytes(bundle);
        var place = bytes.AsSpan().LastIndexOf("\"type\":\"declared\""u8) + 8;
        bytes[place] ^= 1;
        File.WriteAllBytes(bundle, bytes);

        var run = _home.Run("verify", bundle);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("entry", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_erased_text_is_gone_from_what_is_shown_exported_and_restored()
    {
        var (of, backup, bundle) = (_home.Case, _home.At("before.backup"), _home.At("after.bundle"));
        var told = _home.Do("tell", of, "Our quince is ripe.", "--as", "iran.head");
        var entry = told.Split("entry ")[1].Split(' ')[0];
        _home.Do("backup", backup);

        _home.Do("record", "erase", of, entry, "--as", "iran.head");
        _home.Do("record", "export", of, "--as", "iran.head", "--out", bundle);
        var verdict = _home.Do("verify", bundle);
        var restore = _home.Do("restore", backup, "--replace");
        var restored = _home.Run("record", "show", of, "--as", "iran.head");

        Assert.Contains("erased", verdict, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quince", File.ReadAllText(bundle), StringComparison.Ordinal);
        Assert.DoesNotContain("quince", restored.Output + restored.Errors, StringComparison.Ordinal);
        Assert.Contains("Erased again", restore, StringComparison.Ordinal);
        _home.Do("record", "export", of, "--as", "iran.head", "--out", _home.At("again.bundle"));
    }

    [Fact]
    public void Where_nobody_but_the_mediator_logs_in_she_reports_and_the_missing_signature_is_counted()
    {
        using var home = new CliHome().BeginDemo("--custody", "none");
        var bundle = home.At("mediator.bundle");
        home.Do("tell", home.Case, "We could live with five years.", "--as", "mediator", "--for", "iran.head", "--party", "iran");
        home.Do("act", home.Case, "We accept the ground rules.", "--as", "mediator", "--for", "united-states.head", "--channel", "joint");

        home.Do("record", "export", home.Case, "--as", "mediator", "--out", bundle);

        Assert.Contains("missing", home.Do("verify", bundle), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_case_that_is_not_there_and_one_that_is_not_hers_get_the_same_answer_to_the_byte()
    {
        var absent = _home.Run("case", "open", "aaaaaaaaaaaaaaaaaaaaaaaaaa", "--as", "iran.head");
        var notHers = _home.Run("case", "open", _home.Case, "--as", "switzerland.head");

        Assert.Equal((2, ""), (absent.ExitCode, absent.Output));
        Assert.Equal(absent, notHers);
    }

    public void Dispose() => _home.Dispose();
}
