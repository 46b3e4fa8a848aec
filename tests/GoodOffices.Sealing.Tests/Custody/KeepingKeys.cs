using System.Diagnostics;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Sealing.Tests.Custody;

/// <summary>A member's keys open to her passphrase or to the house, and a file that was tampered with is refused before it costs anything.</summary>
public sealed class KeepingKeys : IDisposable
{
    private const string Passphrase = "five words drawn by lot";
    private static readonly MemberId Lena = MemberId.Of("lena");
    private static readonly int LockAt = "goodoffices key 1\n".Length + 1;

    private readonly TestFolder _folder = new();
    private readonly InstallationKey _installation;
    private readonly KeyCabinet _cabinet;

    public KeepingKeys()
    {
        _installation = InstallationKey.Create(_folder.At("installation.key"), Sample.Random);
        _cabinet = new(_folder.At("keys"), Sample.Random, _installation);
    }

    [Fact]
    public void Her_own_keys_open_with_her_passphrase_and_with_nothing_else()
    {
        using var created = _cabinet.CreateOwn(Lena, Passphrase);

        using var opened = _cabinet.OpenOwn(Lena, Passphrase);
        var wrong = Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase + "."));

        Assert.Equal(created.Sign.Public, opened.Sign.Public);
        Assert.Equal(created.Wrap.Public, opened.Wrap.Public);
        Assert.Equal(KeyCustody.Own, _cabinet.CustodyOf(Lena));
        Assert.Equal(SealingFault.WrongPassphrase, wrong.Fault);
        Assert.Contains(_cabinet.PathOf(Lena), wrong.Message, StringComparison.Ordinal);
        Assert.Throws<SealingException>(() => _cabinet.OpenHouse(Lena));
    }

    [Fact]
    public void House_held_keys_open_with_the_installation_key_and_with_no_other()
    {
        using var created = _cabinet.CreateHouse(Lena);
        using var stranger = InstallationKey.Create(_folder.At("other.key"), Sample.Random);

        using var opened = _cabinet.OpenHouse(Lena);
        var other = Assert.Throws<SealingException>(() => new KeyCabinet(_folder.At("keys"), Sample.Random, stranger).OpenHouse(Lena));

        Assert.Equal(created.Sign.Public, opened.Sign.Public);
        Assert.Equal(KeyCustody.House, _cabinet.CustodyOf(Lena));
        Assert.Contains("another installation", other.Message, StringComparison.Ordinal);
        Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase));
        Assert.Throws<InvalidOperationException>(() => new KeyCabinet(_folder.At("keys"), Sample.Random).OpenHouse(Lena));
    }

    [Fact]
    public void A_changed_passphrase_opens_the_same_keys_and_the_old_one_no_more()
    {
        using var created = _cabinet.CreateOwn(Lena, Passphrase);

        _cabinet.ChangePassphrase(Lena, Passphrase, "another five words by lot");

        using var opened = _cabinet.OpenOwn(Lena, "another five words by lot");
        Assert.Equal(created.Sign.Public, opened.Sign.Public);
        Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase));
    }

    [Fact]
    public void A_key_file_is_never_overwritten_belongs_to_one_member_and_a_short_passphrase_is_refused()
    {
        using var created = _cabinet.CreateHouse(Lena);
        File.Copy(_cabinet.PathOf(Lena), _cabinet.PathOf(MemberId.Of("rosa")));

        Assert.Equal(SealingFault.Exists, Assert.Throws<SealingException>(() => _cabinet.CreateHouse(Lena)).Fault);
        Assert.Equal(SealingFault.Exists, Assert.Throws<SealingException>(() => _cabinet.CreateOwn(Lena, Passphrase)).Fault);
        Assert.Contains("not the key file of rosa", Assert.Throws<SealingException>(() => _cabinet.OpenHouse(MemberId.Of("rosa"))).Message, StringComparison.Ordinal);
        Assert.Equal(SealingFault.Missing, Assert.Throws<SealingException>(() => _cabinet.OpenHouse(MemberId.Of("ivan"))).Fault);
        Assert.Null(_cabinet.CustodyOf(MemberId.Of("ivan")));
        Assert.Equal(SealingFault.RefusedParameters, Assert.Throws<SealingException>(() => _cabinet.CreateOwn(MemberId.Of("ivan"), "short")).Fault);
    }

    [Theory]
    [InlineData(65_535, 3)]
    [InlineData(8, 1)]
    [InlineData(65_536, 2)]
    [InlineData(65_536, 0)]
    [InlineData(1_048_577, 3)]
    [InlineData(uint.MaxValue, 3)]
    [InlineData(65_536, 17)]
    [InlineData(65_536, uint.MaxValue)]
    public void A_file_that_asks_for_weaker_or_dearer_work_is_refused_before_any_is_done(uint memory, uint passes)
    {
        _cabinet.CreateOwn(Lena, Passphrase).Dispose();
        Tamper(file =>
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(LockAt + 1), memory);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(LockAt + 5), passes);
        });

        var clock = Stopwatch.StartNew();
        var fault = Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase));

        Assert.Equal(SealingFault.RefusedParameters, fault.Fault);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_file_relabelled_with_dearer_parameters_another_key_function_or_another_custody_does_not_open()
    {
        _cabinet.CreateOwn(Lena, Passphrase).Dispose();
        var good = File.ReadAllBytes(_cabinet.PathOf(Lena));

        Tamper(file => file[LockAt + 8] = 4);
        Assert.Equal(SealingFault.WrongPassphrase, Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase)).Fault);
        File.WriteAllBytes(_cabinet.PathOf(Lena), good);
        Tamper(file => file[LockAt] = 2);
        Assert.Equal(SealingFault.UnknownAlgorithm, Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase)).Fault);
        File.WriteAllBytes(_cabinet.PathOf(Lena), good);
        Tamper(file => file[LockAt - 1] = 2);
        Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, Passphrase));
        Assert.Throws<SealingException>(() => _cabinet.OpenHouse(Lena));
    }

    [Fact]
    public void No_mutation_of_a_key_file_opens_hangs_or_breaks_anything()
    {
        // House-held, so that ten thousand files do not cost ten thousand passphrases; the reader of the head is the same.
        using var keys = _cabinet.CreateHouse(Lena);
        var (path, good) = (_cabinet.PathOf(Lena), File.ReadAllBytes(_cabinet.PathOf(Lena)));
        var seed = Environment.GetEnvironmentVariable("GOODOFFICES_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        var random = new Random(seed);

        for (var round = 0; round < Sizes.Of(10_000, 100_000); round++)
        {
            var file = Mutate(good, random);
            if (file.AsSpan().SequenceEqual(good)) continue;
            File.WriteAllBytes(path, file);

            var fault = Record.Exception(() => _cabinet.OpenHouse(Lena).Dispose());

            Assert.True(fault is SealingException, $"Seed {seed}, round {round}: {fault?.GetType().Name ?? "opened"}.");
        }
    }

    [Fact]
    public void The_installation_key_survives_closing_and_is_refused_damaged_or_readable_by_others()
    {
        var path = _folder.At("installation.key");
        using (var again = InstallationKey.Open(path)) Assert.Equal(_installation.Number, again.Number);
        Assert.Equal(SealingFault.Exists, Assert.Throws<SealingException>(() => InstallationKey.Create(path, Sample.Random)).Fault);
        var good = File.ReadAllBytes(path);

        for (var at = 0; at < good.Length; at++)
        {
            File.WriteAllBytes(path, Sample.Flipped(good, at));
            Assert.Equal(SealingFault.Damaged, Assert.Throws<SealingException>(() => InstallationKey.Open(path)).Fault);
        }

        File.WriteAllBytes(path, good);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<SealingException>(() => InstallationKey.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_message_or_text_of_a_key_carries_a_private_byte()
    {
        using var own = _cabinet.CreateOwn(Lena, Passphrase);
        using var house = _cabinet.CreateHouse(MemberId.Of("rosa"));
        using var channel = Sealing.Rows.ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        using var vault = Sealing.Erasure.Vault.Create(_folder.At("vault"), Sample.Case(), _installation, Sample.Random);
        using var own1 = own.ExportSeeds();
        using var house1 = house.ExportSeeds();
        using var channel1 = channel.ExportBytes();
        using var log1 = vault.Log.ExportSeed();
        byte[][] secrets = [own1.Span[..32].ToArray(), own1.Span[32..].ToArray(), house1.Span[..32].ToArray(), house1.Span[32..].ToArray(), channel1.Span.ToArray(), log1.Span.ToArray()];

        string[] texts =
        [
            own.ToString(), own.Sign.ToString(), own.Wrap.ToString(), house.ToString(), channel.ToString(), vault.ToString(), vault.Log.ToString(), vault.Desk.ToString(), _installation.ToString(),
            Assert.Throws<SealingException>(() => _cabinet.OpenOwn(Lena, "not the passphrase")).ToString(), Assert.Throws<SealingException>(() => channel.Open(channel.Place("entry", 0), new byte[300])).ToString(),
        ];

        foreach (var secret in secrets)
        {
            foreach (var text in texts)
            {
                Assert.DoesNotContain(Convert.ToHexStringLower(secret)[..16], text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Convert.ToBase64String(secret)[..12], text, StringComparison.Ordinal);
                Assert.DoesNotContain(System.Buffers.Text.Base64Url.EncodeToString(secret)[..12], text, StringComparison.Ordinal);
            }

            foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)) Assert.False(Sample.Holds(File.ReadAllBytes(file), secret.AsSpan(0, 8)), file);
        }

        Assert.All(texts, text => Assert.DoesNotContain(Passphrase, text, StringComparison.Ordinal));
    }

    [Fact]
    public void No_public_member_gives_private_bytes_out()
    {
        // Bytes that leave: signatures, MACs, public keys, salts, sealed and wrapped rows, opened rows, and the kit; a new one is looked at by whoever adds it here.
        string[] meant =
        [
            "VerifyingKey.ToArray", "ReceivingKey.ToArray", "SigningKey.Sign", "ConfidenceMac.Make", "ChannelKey.Seal", "ChannelKey.Open", "ChannelKey.WrapTo",
            "Vault.SlotSalt", "Vault.SealPayload", "RecoveryKit.Write", "RecoveryKit.Release", "DurableFile.Read",
        ];

        var leaving = typeof(SigningKey).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t && m.ReturnType == typeof(byte[])).Select(m => $"{t.Name}.{m.Name}"));

        Assert.Equal(meant.Order(), leaving.Distinct().Order());
        Assert.DoesNotContain(typeof(SigningKey).Assembly.GetExportedTypes().SelectMany(t => t.GetProperties()), p => p.PropertyType == typeof(byte[]) || p.PropertyType.FullName!.StartsWith("NSec.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_disposed_is_zeroed_and_answers_no_more()
    {
        var secret = Secret.Draw(Sample.Random);
        var vault = Sealing.Erasure.Vault.Create(_folder.At("vault"), Sample.Case(), _installation, Sample.Random);
        var keys = MemberKeys.Draw(Sample.Random);

        secret.Dispose();
        vault.Dispose();
        keys.Dispose();

        Assert.False(secret.Span.ContainsAnyExcept((byte)0));
        Assert.Throws<ObjectDisposedException>(() => vault.SlotSalt(0, 0));
        Assert.Throws<ObjectDisposedException>(() => vault.Erase(1));
        Assert.Throws<ObjectDisposedException>(() => keys.Sign.Sign("x"u8));
    }

    public void Dispose()
    {
        _installation.Dispose();
        _folder.Dispose();
    }

    private void Tamper(Action<byte[]> change)
    {
        var file = File.ReadAllBytes(_cabinet.PathOf(Lena));
        change(file);
        File.WriteAllBytes(_cabinet.PathOf(Lena), file);
    }

    private static byte[] Mutate(byte[] good, Random random)
    {
        var file = (byte[])good.Clone();
        switch (random.Next(4))
        {
            case 0:
                for (var n = random.Next(1, 9); n > 0; n--) file[random.Next(file.Length)] = (byte)random.Next(256);
                return file;
            case 1:
                return file[..random.Next(file.Length)];
            case 2:
                var at = random.Next(file.Length);
                return [.. file[..at], .. Enumerable.Range(0, random.Next(1, 5_000)).Select(_ => (byte)random.Next(256)), .. file[at..]];
            default:
                var (from, to) = (random.Next(file.Length), random.Next(file.Length));
                (file[from], file[to]) = (file[to], file[from]);
                return file;
        }
    }
}
