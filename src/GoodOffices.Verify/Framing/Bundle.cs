namespace GoodOffices.Verify.Framing;

/// <summary>Where a section's bytes stand in the file.</summary>
internal readonly record struct Section(string Name, string? Channel, long Start, long Length)
{
    public Place Place => new(Name, Channel);
}

/// <summary>The four sections of one channel.</summary>
internal sealed record ChannelSections(string Channel, long Size, Section Entries, Section Leaves, Section Payloads, Section Head);

/// <summary>The file seen as its sections. Nothing but their order and lengths is known of them yet.</summary>
internal sealed class Bundle
{
    public required Stream File { get; init; }

    public required Header Header { get; init; }

    public required ChannelSections[] Channels { get; init; }

    public required Section Beats { get; init; }

    public required Section Openings { get; init; }

    public required Section Checkpoints { get; init; }

    public required Section Signature { get; init; }

    /// <summary>Where the four letters of the last section begin: what stands before is what it signs.</summary>
    public required long Signed { get; init; }

    public SectionReader Read(Section section, int buffer = 16 * 1024) => new(File, section, buffer);
}
