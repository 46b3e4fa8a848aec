using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Folding;

/// <summary>A channel as its entries tell it. It changes with every entry and is used by one caller at a time.</summary>
internal sealed class ChannelFold(ChannelNumber channel)
{
    public ChannelNumber Channel { get; } = channel;

    public Audience Audience { get; set; }

    public MemberId? Party { get; set; }

    /// <summary>Who opened it: a mediator's successor did not.</summary>
    public MemberId OpenedBy { get; set; }

    public int Slot { get; set; }

    public TreeEdge Edge { get; set; } = TreeEdge.Empty;

    public Digest LastLeaf { get; set; }

    public long LastAt { get; set; }

    /// <summary>Under which key the next entry is sealed.</summary>
    public int Epoch { get; set; }

    /// <summary>How many of those who left the case this epoch's key already leaves out.</summary>
    public int DepartedKnown { get; set; }

    public HashSet<Nonce> Nonces { get; } = [];

    public HashSet<long> Erased { get; } = [];

    /// <summary>Who may be given this channel when the case is handed over, by whose consent; null where nobody consented.</summary>
    public Fields? HandOver { get; set; }

    public long Size => Edge.Size;

    public void Apply(Entry entry, Digest leaf)
    {
        Edge = Edge.Append(leaf);
        (LastLeaf, LastAt) = (leaf, entry.At);
        Nonces.Add(entry.Act.Nonce);
        foreach (var fields in entry.Events) Apply(entry, fields);
    }

    private void Apply(Entry entry, Fields fields)
    {
        switch (RecordEvent.Read(fields))
        {
            case RecordEvent.ChannelOpened opened:
                (Audience, Party, OpenedBy, Slot, DepartedKnown) = (opened.Audience, opened.Party, entry.Act.Author, opened.Slot, DepartedIn(entry.Act.Command));
                break;
            case RecordEvent.EpochOpened opened:
                // In the joint channel one act removes somebody and opens the epoch without her.
                (Epoch, DepartedKnown) = (opened.Epoch, entry.Act.Command.Has(Departures) ? DepartedIn(entry.Act.Command) : DepartedKnown + 1);
                break;
            case RecordEvent.PayloadErased erased:
                Erased.Add(erased.Sequence);
                break;
            case null when fields.TextOf("type") == Commands.ConsentToHandOver.Consented:
                HandOver = fields;
                break;
        }
    }

    internal const string Departures = "departed";

    private static int DepartedIn(Fields command) => command.Has(Departures) ? (int)command.CountOf(Departures) : 0;
}
