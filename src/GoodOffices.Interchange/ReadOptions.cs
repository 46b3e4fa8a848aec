namespace GoodOffices.Interchange;

/// <summary>What the person who gives the files may decide about reading them.</summary>
public sealed record ReadOptions
{
    /// <summary>How numbers are read where programs differ; only GENIUS XML leaves the choice.</summary>
    public Dialect Dialect { get; init; } = Dialect.Genius;

    /// <summary>Take only the first so many profiles, by file name; null takes all. Files of our own format name their parties and ignore it.</summary>
    public int? Parties { get; init; }
}
