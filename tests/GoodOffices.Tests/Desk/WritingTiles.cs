using System.Buffers.Binary;
using System.Text;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>A channel as other programs for transparency logs read it.</summary>
public sealed class WritingTiles : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"tiles-{Guid.NewGuid():N}");

    [Theory]
    [InlineData(0, "000")]
    [InlineData(255, "255")]
    [InlineData(1_234_067, "x001/x234/067")]
    public void A_tile_has_the_path_that_tlog_tiles_gives_it(long number, string path)
    {
        Assert.Equal(path, TileFolder.PathOf(number, 256));
        Assert.Equal(path + ".p/7", TileFolder.PathOf(number, 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(700)]
    public void From_the_tiles_alone_come_the_entries_and_the_root(int size)
    {
        var entries = Enumerable.Range(0, size).Select(i => Encoding.UTF8.GetBytes($"entry {i} {new string('x', i % 50)}")).ToArray();
        var root = MerkleTree.Root([.. entries.Select(entry => MerkleTree.Leaf(entry))]);
        using (var tiles = new TileFolder(_folder))
        {
            foreach (var entry in entries) tiles.Add(entry);
            tiles.Finish(SignedNote.OfHead("test/log", new(size, root)));
        }

        Assert.Equal(entries, ReadEntries(size));
        Assert.Equal(root, MerkleTree.Root([.. Enumerable.Range(0, (size + 255) / 256).SelectMany(number => Hashes(0, number, size))]));
        if (size > 256) Assert.Equal(MerkleTree.Root([.. Hashes(0, 0, size)]), Hashes(1, 0, size / 256)[0]);
        Assert.Contains($"test/log\n{size}\n", File.ReadAllText(Path.Combine(_folder, "checkpoint")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_over()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "mine"), "");

        Assert.Throws<IOException>(() => new TileFolder(_folder));
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private byte[][] ReadEntries(int size)
    {
        var all = new List<byte[]>();
        for (var number = 0; number * 256 < size; number++)
        {
            var bytes = File.ReadAllBytes(Path.Combine(_folder, "tile", "entries", TileFolder.PathOf(number, Math.Min(256, size - (number * 256)))));
            for (var at = 0; at < bytes.Length; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at))) all.Add(bytes[(at + 2)..(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)))]);
        }

        return [.. all];
    }

    private Digest[] Hashes(int level, int number, int size) =>
        [.. File.ReadAllBytes(Path.Combine(_folder, "tile", $"{level}", TileFolder.PathOf(number, Math.Min(256, size - (number * 256))))).Chunk(Digest.Bytes).Select(bytes => Digest.Of(bytes))];
}
