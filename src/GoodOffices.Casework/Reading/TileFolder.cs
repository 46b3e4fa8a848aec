using System.Buffers.Binary;
using System.Globalization;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Files;

namespace GoodOffices.Casework.Reading;

/// <summary>Writes one channel as C2SP tlog-tiles: a folder of files that other programs for transparency logs read.</summary>
/// <remarks>Streaming: it holds one bundle of entries and one tile a level, whatever the size of the channel.</remarks>
internal sealed class TileFolder : IDisposable
{
    private const int Width = 256;
    private readonly string _folder;
    private readonly List<List<Digest>> _levels = [];
    private readonly List<long> _tiles = [];
    private readonly MemoryStream _bundle = new();
    private long _size;

    /// <summary>Begins in a folder that is made if it is not there.</summary>
    /// <exception cref="IOException">The folder holds something already: nothing is ever written over.</exception>
    public TileFolder(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new IOException($"{folder} is not empty. Name an empty folder, or one that does not exist yet.");
        _folder = folder;
    }

    /// <summary>Takes the next entry, at most 65,535 bytes.</summary>
    public void Add(ReadOnlySpan<byte> entry)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)entry.Length));
        _bundle.Write(length);
        _bundle.Write(entry);
        if (++_size % Width == 0) WriteBundle((_size / Width) - 1, Width);
        Add(0, MerkleTree.Leaf(entry));
    }

    /// <summary>Writes what is left, and the signed head beside the tiles.</summary>
    public void Finish(SignedNote head)
    {
        ArgumentNullException.ThrowIfNull(head);
        if (_size % Width != 0) WriteBundle(_size / Width, (int)(_size % Width));
        for (var level = 0; level < _levels.Count; level++)
            if (_levels[level].Count > 0) WriteTile(level, _tiles[level], _levels[level]);
        Write("checkpoint", System.Text.Encoding.UTF8.GetBytes(head.ToString()));
    }

    /// <summary>Lets go of what was not written.</summary>
    public void Dispose() => _bundle.Dispose();

    /// <summary>How tlog-tiles spells a tile's number: groups of three digits, all but the last marked with an x.</summary>
    internal static string PathOf(long number, int width)
    {
        var text = (number % 1000).ToString("D3", CultureInfo.InvariantCulture);
        for (var rest = number / 1000; rest > 0; rest /= 1000) text = $"x{(rest % 1000).ToString("D3", CultureInfo.InvariantCulture)}/{text}";
        return width == Width ? text : $"{text}.p/{width.ToString(CultureInfo.InvariantCulture)}";
    }

    private void Add(int level, Digest hash)
    {
        if (level == _levels.Count)
        {
            _levels.Add([]);
            _tiles.Add(0);
        }

        var tile = _levels[level];
        tile.Add(hash);
        if (tile.Count < Width) return;

        WriteTile(level, _tiles[level]++, tile);
        var above = MerkleTree.Root([.. tile]);
        tile.Clear();
        Add(level + 1, above);
    }

    private void WriteTile(int level, long number, List<Digest> hashes)
    {
        var bytes = new byte[hashes.Count * Digest.Bytes];
        for (var i = 0; i < hashes.Count; i++) hashes[i].CopyTo(bytes.AsSpan(i * Digest.Bytes));
        Write($"tile/{level.ToString(CultureInfo.InvariantCulture)}/{PathOf(number, hashes.Count)}", bytes);
    }

    private void WriteBundle(long number, int width)
    {
        Write($"tile/entries/{PathOf(number, width)}", _bundle.ToArray());
        _bundle.SetLength(0);
    }

    private void Write(string name, byte[] bytes)
    {
        var path = Path.Combine([_folder, .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, OwnersFile.Options(FileMode.CreateNew, FileAccess.Write));
        file.Write(bytes);
    }
}
