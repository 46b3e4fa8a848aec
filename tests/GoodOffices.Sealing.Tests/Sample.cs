using GoodOffices.Core.Record;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Sealing.Tests;

/// <summary>Numbers and folders for the tests.</summary>
internal static class Sample
{
    public static SeededRandom Random { get; } = new(20260101);

    public static CaseNumber Case(byte fill = 1) => CaseNumber.Of(Enumerable.Repeat(fill, CaseNumber.Bytes).ToArray());

    public static ChannelNumber Channel(byte fill = 2) => ChannelNumber.Of(Enumerable.Repeat(fill, ChannelNumber.Bytes).ToArray());

    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        Random.Fill(bytes);
        return bytes;
    }

    public static byte[] Flipped(byte[] bytes, int at, byte mask = 1)
    {
        var flipped = (byte[])bytes.Clone();
        flipped[at] ^= mask;
        return flipped;
    }

    public static bool Holds(ReadOnlySpan<byte> place, ReadOnlySpan<byte> sought) => place.IndexOf(sought) >= 0;
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("goodoffices-sealing-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
