namespace GoodOffices.Core.Record;

/// <summary>A tree at one size: how many leaves it has, and its root.</summary>
public readonly record struct TreeHead(long Size, Digest Root)
{
    /// <summary>The tree without leaves.</summary>
    public static TreeHead Empty { get; } = new(0, Digest.Hash([]));
}
