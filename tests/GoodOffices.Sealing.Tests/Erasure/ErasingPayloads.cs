using System.Security.Cryptography;
using System.Text;
using CsCheck;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Sealing.Tests.Erasure;

/// <summary>An erased payload is gone for ever, from every copy of the database, and nothing else with it.</summary>
public sealed class ErasingPayloads : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly InstallationKey _installation;

    public ErasingPayloads() => _installation = InstallationKey.Create(_folder.At("installation.key"), Sample.Random);

    [Fact]
    public void Whatever_is_erased_in_whatever_order_the_rest_stays_and_no_remaining_node_leads_to_it() =>
        Gen.Long[0, ErasureTree.Leaves - 1].Array[1, 40].Select(Gen.Bool, (numbers, near) => near ? [.. numbers.Select(n => n % 64)] : numbers).Sample(
            numbers =>
            {
                using var tree = ErasureTree.Draw(Sample.Random);
                using var whole = tree.Copy();
                var (mine, before) = (new byte[32], new byte[32]);
                var watched = numbers.SelectMany(n => new[] { n ^ 1, n ^ 2, n ^ (1L << 39), (n + 77) % ErasureTree.Leaves }).Except(numbers).ToArray();

                foreach (var number in numbers) tree.Erase(number);

                foreach (var number in numbers)
                {
                    Assert.False(tree.TryDerive(number, mine));
                    Assert.DoesNotContain(tree.Places, place => number >> (ErasureTree.Levels - place.Depth) == place.Prefix); // every node that could be stepped down from
                }

                foreach (var number in watched)
                {
                    Assert.True(tree.TryDerive(number, mine) && whole.TryDerive(number, before));
                    Assert.Equal(before, mine);
                }

                Assert.InRange(tree.Count, 0, numbers.Distinct().Count() * ErasureTree.Levels);
            },
            iter: Sizes.Of(200, 10_000));

    [Fact]
    public void No_state_of_the_tree_holds_the_key_or_an_ancestor_of_an_erased_leaf()
    {
        using var tree = ErasureTree.Draw(Sample.Random);
        var root = new byte[ErasureTree.NodeBytes];
        tree.Write(root);
        List<byte[]> path = [root[9..]];
        for (var depth = 0; depth < ErasureTree.Levels; depth++) path.Add(HMACSHA256.HashData(path[^1], new byte[] { (byte)((5L >> (ErasureTree.Levels - depth - 1)) & 1) }));
        var leaf = new byte[32];
        Assert.True(tree.TryDerive(5, leaf));
        Assert.Equal(path[^1], leaf); // the leaf, computed by the page alone

        tree.Erase(5);

        var state = new byte[tree.Count * ErasureTree.NodeBytes];
        tree.Write(state);
        Assert.Equal(ErasureTree.Levels, tree.Count);
        Assert.All(path, ancestor => Assert.False(Sample.Holds(state, ancestor)));
    }

    [Fact]
    public void Erasing_every_leaf_under_a_node_leaves_none_of_its_nodes()
    {
        using var tree = ErasureTree.Draw(Sample.Random);

        for (var leaf = 0; leaf < 1_024; leaf++) Assert.True(tree.Erase(leaf));

        Assert.Equal(30, tree.Count); // the siblings above the 1,024 leaves
        Assert.False(tree.Erase(7));
    }

    [Fact]
    public void The_tree_grows_no_faster_than_the_page_says()
    {
        using var tree = ErasureTree.Draw(Sample.Random);
        var (erased, given) = (500, 10_000);

        for (var i = 0; i < erased; i++) tree.Erase(i * (given / erased));

        Assert.InRange(tree.Count, 0, (erased * (Math.Log2((double)given / erased) + 2)) + 40);
    }

    [Fact]
    public void A_tree_reads_back_as_it_was_and_overlapping_or_misplaced_nodes_are_refused()
    {
        using var tree = ErasureTree.Draw(Sample.Random);
        tree.Erase(99);
        var written = new byte[tree.Count * ErasureTree.NodeBytes];
        tree.Write(written);

        using var read = ErasureTree.Read(written);

        var (a, b) = (new byte[32], new byte[32]);
        Assert.True(tree.TryDerive(98, a) && read!.TryDerive(98, b));
        Assert.Equal(a, b);
        Assert.Null(ErasureTree.Read(written.AsSpan(..^1)));
        Assert.Null(ErasureTree.Read([.. written, .. written[^ErasureTree.NodeBytes..]]));
        Assert.Null(ErasureTree.Read(Sample.Flipped(written, 0, 0x80)));
        Assert.Null(ErasureTree.Read(Sample.Flipped(written, 1, 0x40)));
    }

    [Fact]
    public void An_erased_payload_opens_neither_now_nor_after_the_vault_is_opened_again_and_its_neighbours_do()
    {
        var path = _folder.At("vault");
        using var key = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 0, Sample.Random);
        byte[][] rows;
        using (var vault = Vault.Create(path, Sample.Case(), _installation, Sample.Random))
        {
            rows = [.. Enumerable.Range(0, 10).Select(n => vault.SealPayload(key, key.Place("payload", n), n, Encoding.UTF8.GetBytes($"secret {n}")))];
            vault.Erase(3, 7);
            Check(vault);
        }

        using var again = Vault.Open(path, Sample.Case(), _installation, Sample.Random);
        Check(again);
        Assert.Throws<SealingException>(() => again.SealPayload(key, key.Place("payload", 3), 3, [1]));

        void Check(Vault vault)
        {
            for (var n = 0; n < 10; n++)
            {
                if (n is 3 or 7)
                {
                    Assert.True(vault.IsErased(n));
                    Assert.Equal(SealingFault.Erased, Assert.Throws<SealingException>(() => vault.TryOpenPayload(key, key.Place("payload", n), n, rows[n], out _)).Fault);
                    Assert.False(key.TryOpen(key.Place("payload", n), rows[n], out _));
                }
                else
                {
                    Assert.True(vault.TryOpenPayload(key, key.Place("payload", n), n, rows[n], out var plain));
                    Assert.Equal($"secret {n}", Encoding.UTF8.GetString(plain));
                    Assert.False(vault.TryOpenPayload(key, key.Place("payload", n), n == 5 ? 6 : 5, rows[n], out _) && n != 5);
                }
            }
        }
    }

    [Fact]
    public void A_vault_keeps_its_log_key_its_salts_and_its_desk_key()
    {
        var path = _folder.At("vault");
        byte[] salt, row;
        Core.Record.KeyNumber log;
        using (var vault = Vault.Create(path, Sample.Case(), _installation, Sample.Random))
        {
            (salt, log) = (vault.SlotSalt(9, 63), vault.Log.Number);
            row = vault.Desk.Seal(vault.Desk.Place("sizes", 1), [1, 2, 3], Sample.Random);
            Assert.Equal(640, Enumerable.Range(0, 640).Select(i => Convert.ToHexString(vault.SlotSalt(i / 64, i % 64))).Distinct().Count());
        }

        using var again = Vault.Open(path, Sample.Case(), _installation, Sample.Random);
        Assert.Equal(salt, again.SlotSalt(9, 63));
        Assert.Equal(log, again.Log.Number);
        Assert.Equal([1, 2, 3], again.Desk.Open(again.Desk.Place("sizes", 1), row));
    }

    [Fact]
    public void The_rows_of_a_channel_lie_under_a_key_that_needs_the_channels_key_and_the_vault()
    {
        using var vault = Vault.Create(_folder.At("vault"), Sample.Case(), _installation, Sample.Random);
        using var another = Vault.Create(_folder.At("another"), Sample.Case(), _installation, Sample.Random);
        using var channel = ChannelKey.Draw(Sample.Case(), Sample.Channel(), 2, Sample.Random);
        using var ofChannel = channel.ExportBytes();
        using var ofVault = vault.Desk.ExportBytes();
        var bound = new RowPlace(Sample.Case(), Sample.Channel(), "channel-key", 0, 2).Bind("goodoffices/row-key/v1\0"u8);
        var asThePageSays = System.Security.Cryptography.HKDF.DeriveKey(System.Security.Cryptography.HashAlgorithmName.SHA256, [.. ofChannel.Span, .. ofVault.Span], 32, [], bound);

        using var rows = vault.RowsOf(channel);
        var row = rows.Seal(rows.Place("entry", 0), [1, 2, 3], Sample.Random);

        using var again = ChannelKey.OfBytes(Sample.Case(), Sample.Channel(), 2, asThePageSays);
        using var elsewhere = another.RowsOf(channel);
        Assert.Equal([1, 2, 3], again.Open(rows.Place("entry", 0), row));
        Assert.False(channel.TryOpen(rows.Place("entry", 0), row, out _));
        Assert.False(elsewhere.TryOpen(rows.Place("entry", 0), row, out _));
        using var ofAnotherCase = ChannelKey.Draw(Sample.Case(9), Sample.Channel(), 0, Sample.Random);
        Assert.Throws<ArgumentException>(() => vault.RowsOf(ofAnotherCase));
    }

    [Fact]
    public void Every_changed_byte_of_a_vault_file_is_refused_and_other_cases_and_installations_are_named()
    {
        var path = _folder.At("vault");
        Vault.Create(path, Sample.Case(), _installation, Sample.Random).Dispose();
        var good = File.ReadAllBytes(path);

        for (var at = 0; at < good.Length; at++)
        {
            File.WriteAllBytes(path, Sample.Flipped(good, at));
            Assert.Contains(path, Assert.Throws<SealingException>(() => Vault.Open(path, Sample.Case(), _installation, Sample.Random)).Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, good);
        using var other = InstallationKey.Create(_folder.At("other.key"), Sample.Random);
        Assert.Contains("another installation", Assert.Throws<SealingException>(() => Vault.Open(path, Sample.Case(), other, Sample.Random)).Message, StringComparison.Ordinal);
        Assert.Contains("not the vault of case", Assert.Throws<SealingException>(() => Vault.Open(path, Sample.Case(3), _installation, Sample.Random)).Message, StringComparison.Ordinal);
        Assert.Equal(SealingFault.Exists, Assert.Throws<SealingException>(() => Vault.Create(path, Sample.Case(), _installation, Sample.Random)).Fault);
        Assert.Equal(SealingFault.Missing, Assert.Throws<SealingException>(() => Vault.Open(_folder.At("none"), Sample.Case(), _installation, Sample.Random)).Fault);
    }

    public void Dispose()
    {
        _installation.Dispose();
        _folder.Dispose();
    }
}
