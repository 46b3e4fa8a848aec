namespace GoodOffices.Core.Record;

/// <summary>What is private in an act, with the salt under which the record commits to it.</summary>
/// <param name="Salt">32 random bytes, so that nobody can guess the content from its commitment.</param>
/// <param name="Content">The content, up to 1 MiB.</param>
public sealed record Payload(Digest Salt, ReadOnlyMemory<byte> Content)
{
    /// <summary>The largest content, in bytes.</summary>
    public const int LargestContent = 1 << 20;

    /// <summary>The hash that enters the record.</summary>
    public Digest Commitment => Digest.Hash([.. "goodoffices/payload/v1\0"u8, .. Salt.ToArray(), .. Content.Span]);

    /// <summary>Never the content.</summary>
    public override string ToString() => $"{Content.Length} bytes";
}
