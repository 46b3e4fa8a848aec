using System.Buffers.Binary;
using System.Text;

namespace GoodOffices.Storage.Tests.PowerLoss;

/// <summary>One thing that happened to the disk, as shim.c wrote it down: W(rite), T(runcate), S(ync), U(nlink), or a M(ark) of the program.</summary>
internal sealed record DiskCall(char Kind, string Name, long Offset, byte[] Bytes)
{
    public static List<DiskCall> Read(string log)
    {
        var calls = new List<DiskCall>();
        var bytes = File.ReadAllBytes(log).AsSpan();
        while (bytes.Length >= 5)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]);
            if (bytes.Length < 17 + length) break;
            var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[(13 + length)..]);
            if (bytes.Length < 17 + length + count) break;
            calls.Add(new((char)bytes[0], Encoding.UTF8.GetString(bytes.Slice(5, length)), BinaryPrimitives.ReadInt64LittleEndian(bytes[(5 + length)..]), bytes.Slice(17 + length, count).ToArray()));
            bytes = bytes[(17 + length + count)..];
        }

        return calls;
    }
}

/// <summary>A disk that keeps what was flushed and may or may not keep the rest.</summary>
internal sealed class LosingDisk
{
    private readonly Dictionary<string, (MemoryStream Flushed, List<DiskCall> Pending)> _files = [];

    public void Take(DiskCall call)
    {
        if (call.Kind == 'M') return;
        if (!_files.TryGetValue(call.Name, out var file)) _files[call.Name] = file = (new MemoryStream(), []);
        switch (call.Kind)
        {
            case 'S':
                foreach (var pending in file.Pending) Apply(file.Flushed, pending);
                file.Pending.Clear();
                break;
            case 'U':
                _files.Remove(call.Name);
                break;
            default:
                file.Pending.Add(call);
                break;
        }
    }

    /// <summary>What could be found after the power went: each sector that was not flushed is old or new, each by itself, whatever their order was.</summary>
    public void Save(string folder, int sector, Random random)
    {
        var kept = random.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => random.NextDouble() };
        foreach (var (name, (flushed, pending)) in _files)
        {
            if (flushed.Length == 0 && pending.Count == 0) continue; // the folder itself
            var disk = new MemoryStream();
            disk.Write(flushed.ToArray());
            foreach (var call in pending)
            {
                if (call.Kind == 'T')
                {
                    if (random.NextDouble() < kept) Apply(disk, call);
                    continue;
                }

                for (var at = 0; at < call.Bytes.Length;)
                {
                    var size = Math.Min(sector - (int)((call.Offset + at) % sector), call.Bytes.Length - at);
                    if (random.NextDouble() < kept) Apply(disk, new('W', name, call.Offset + at, call.Bytes[at..(at + size)]));
                    at += size;
                }
            }

            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(name)), disk.ToArray());
        }
    }

    private static void Apply(MemoryStream disk, DiskCall call)
    {
        if (call.Kind == 'T')
        {
            disk.SetLength(call.Offset);
            return;
        }

        disk.Position = call.Offset;
        disk.Write(call.Bytes);
    }
}
