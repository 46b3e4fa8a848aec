using GoodOffices.Casework.Ports;

namespace GoodOffices.Storage.Rows;

/// <summary>What an append must look like before any store looks at it: a mistake here is the caller's, whatever the store holds.</summary>
internal static class AppendShape
{
    /// <exception cref="ArgumentException">It has a gap, a place twice, or a payload without its entry.</exception>
    public static void Check(Append append)
    {
        ArgumentNullException.ThrowIfNull(append);
        if (append.Tenure < 1) throw Wrong("a tenure is taken before writing and is at least 1");
        if (append.Channels.Select(c => c.Channel).Distinct().Count() != append.Channels.Length) throw Wrong("a channel stands in it twice");

        foreach (var channel in append.Channels) Check(channel);
        for (var i = 0; i < append.Beats.Length; i++)
            if (append.Beats[i].Number != append.Beats[0].Number + i || append.Beats[i].Number < 0) throw Wrong("its beats have a gap");
        if (append.Wraps.Any(w => w.KeyNumber.Length == 0 || w.Epoch < 0)) throw Wrong("a wrap has no key number, or a negative epoch");
        if (append.Cosignatures.Any(c => c.KeyNumber.Length == 0 || c.Size < 0)) throw Wrong("a cosignature has no key number, or a negative size");
    }

    private static void Check(ChannelAppend channel)
    {
        if (channel.Entries.IsDefaultOrEmpty) throw Wrong("a channel stands in it without an entry");
        if (channel.ExpectedSequence < 0) throw Wrong("a sequence is negative");
        for (var i = 0; i < channel.Entries.Length; i++)
            if (channel.Entries[i].Sequence != channel.ExpectedSequence + i || channel.Entries[i].Epoch < 0) throw Wrong("the entries of a channel do not follow on its expected sequence, or have a negative epoch");

        var last = -1L;
        foreach (var payload in channel.Payloads)
        {
            if (payload.Sequence <= last) throw Wrong("its payloads are not in the order of their entries");
            if (payload.Sequence < channel.ExpectedSequence || payload.Sequence >= channel.ExpectedSequence + channel.Entries.Length) throw Wrong("a payload has no entry in it");
            last = payload.Sequence;
        }
    }

    private static ArgumentException Wrong(string what) => new($"This append cannot be written: {what}.");
}
