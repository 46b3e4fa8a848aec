using GoodOffices.Verify.Canonical;

namespace GoodOffices.Verify.Framing;

/// <summary>The first section: which case, whose view, which channels, how many beats.</summary>
internal sealed record Header(string Case, string Viewer, long Beats, long Made, IReadOnlyList<(string Channel, long Size)> Channels)
{
    public const int Longest = 65_535;
    private const int MostChannels = 64;

    public static Header Read(ReadOnlySpan<byte> bytes)
    {
        var fields = new Fields(CanonicalReader.Read(bytes), "the bundle's head");
        var beats = fields.Natural("beats");
        var caseNumber = fields.Number("case");
        var channels = fields.Array("channels").Select(Channel).ToList();
        var made = fields.Natural("made");
        fields.Text("notice");
        fields.Version();
        var viewer = fields.Member("viewer");
        fields.End();

        if (channels.Count is 0 or > MostChannels) throw new FormException($"The bundle's head names {channels.Count} channels; allowed are 1 to {MostChannels}.");
        for (var i = 1; i < channels.Count; i++)
            if (string.CompareOrdinal(channels[i - 1].Number, channels[i].Number) >= 0) throw new FormException("The channels of the bundle's head are not in the order of their numbers.");
        return new(caseNumber, viewer, beats, made, channels);
    }

    private static (string Number, long Size) Channel(JsonValue value)
    {
        var fields = new Fields(value, "a channel of the bundle's head");
        var (number, size) = (fields.Number("channel"), fields.Natural("size"));
        fields.End();
        return size > 0 ? (number, size) : throw new FormException("A channel of the bundle's head has no entries.");
    }
}
