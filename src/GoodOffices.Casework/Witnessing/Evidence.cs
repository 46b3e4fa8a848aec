using System.Buffers.Binary;
using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Witnessing;

/// <summary>The file that shows two signed heads of one log which do not belong together (docs/record-format.md §8).</summary>
internal static class Evidence
{
    public static byte[] Write(SignedNote seen, CheckpointOffer given) =>
        [.. "goodoffices evidence 1\n"u8, .. Section("SEEN"u8, Encoding.UTF8.GetBytes(seen.ToString())), .. Section("GIVE"u8, Encoding.UTF8.GetBytes(given.Checkpoint.ToString())), .. Section("LEAF"u8, given.LeafBytes())];

    private static byte[] Section(ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteInt64BigEndian(length, content.Length);
        return [.. name, .. length, .. content];
    }
}
