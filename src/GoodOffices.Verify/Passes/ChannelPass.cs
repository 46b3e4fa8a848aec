using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Keys;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Passes;

/// <summary>Reads a channel's entries: forms on all processors, order one after the other, signatures on all processors again.</summary>
internal sealed class ChannelPass
{
    private const int MostEntries = 1024;
    private const int MostBytes = 1 << 20;

    private readonly Bundle _bundle;
    private readonly OpenedChannel _channel;
    private readonly Membership _membership;
    private readonly Authority _authority;
    private readonly WholeTree _beats;
    private readonly BeatsBefore _before;
    private readonly PayloadCursor _payloads;
    private readonly HashSet<UInt128> _nonces = [];
    private readonly ChannelTally _tally = new();
    private (long Sequence, long At, long Epoch) _last = (-1, 0, 0);

    public ChannelPass(Bundle bundle, OpenedChannel channel, Membership membership, WholeTree beats, BeatsBefore before)
    {
        (_bundle, _channel, _membership, _authority, _beats, _before) = (bundle, channel, membership, new Authority(membership), beats, before);
        _payloads = new(bundle.Read(channel.Sections.Payloads));
    }

    public ChannelTally Check(CancellationToken stop)
    {
        var reader = _bundle.Read(_channel.Sections.Entries);
        for (var first = 0L; !reader.AtEnd;)
        {
            stop.ThrowIfCancellationRequested();
            var batch = new List<byte[]>();
            for (var bytes = 0; batch.Count < MostEntries && bytes < MostBytes && !reader.AtEnd; bytes += batch[^1].Length) batch.Add(reader.Counted(Entry.Longest, "The entry"));
            Check(batch, first);
            first += batch.Count;
        }

        _payloads.End(_channel.Sections.Entries, _channel.Sections.Payloads);
        (_tally.Payloads, _tally.Erased) = (_payloads.Opened, _payloads.Erased);
        return _tally;
    }

    private void Check(List<byte[]> batch, long first)
    {
        var (entries, keys, folded) = (new Entry?[batch.Count], new SigningKey?[batch.Count], 0);
        FlawException? flaw = null;
        try
        {
            Together.Do(batch.Count, i => entries[i] = Place(first + i).Read(() => Entry.Read(batch[i])));
        }
        catch (FlawException error)
        {
            flaw = error;
        }

        try
        {
            for (; folded < entries.Length && entries[folded] is { } entry; folded++) keys[folded] = Place(first + folded).Read(() => Fold(entry));
        }
        catch (FlawException error)
        {
            flaw = error; // it lies before the other
        }

        Together.Do(folded, i =>
        {
            if (keys[i] is { } key && !key.Signed(entries[i]!.SignedBytes(), entries[i]!.Authentication!.Value)) throw Place(first + i).Flawed("The signature does not fit the act.");
        });
        if (flaw is not null) throw flaw;
    }

    /// <summary>Holds an entry to those before it, and says whose key must have signed it.</summary>
    private SigningKey? Fold(Entry entry)
    {
        var act = entry.Act;
        if (entry.Sequence != _last.Sequence + 1) throw new FormException($"The entry says that it is number {entry.Sequence} of its channel. One before it was dropped, added or moved.");
        if (act.Case != _bundle.Header.Case || act.Channel != _channel.Sections.Channel) throw new FormException("The act was done in another case or channel.");
        if (entry.At < _last.At) throw new FormException("The entry says it was written before the one that stands before it.");
        if (entry.At < _before.Earliest(entry.Sequence)) throw new FormException("The entry says it was written before a beat that did not hold it yet.");
        if (entry.Epoch < _last.Epoch) throw new FormException("The entry is sealed under an older key than the one before it.");
        if (!_nonces.Add(act.Nonce)) throw new FormException("The act has the nonce of an earlier one: it was entered twice.");
        if (act.SeenSize > _beats.Size || _beats.RootAt(act.SeenSize) != act.SeenRoot) throw new FormException("The act names a checkpoint that is none of this log: its author was shown another record.", Remedies.WrongCheckpoint);

        var author = _channel.IsJoint && entry.Sequence > 0 ? _membership.Find(act.Author, entry.Sequence) : null;
        foreach (var happened in entry.Events)
        {
            var removed = happened is RecordEvent.MemberRemoved gone ? _membership.Find(gone.Member, entry.Sequence) : null;
            Apply(happened, entry);
            Mandate.Check(happened, entry, author, removed);
        }

        if (act.Payload is { } commitment) _payloads.Take(entry.Sequence, commitment);
        if (_channel.IsJoint && entry.Sequence == 0) MustBeTheMediators(entry);
        var key = _authority.KeyFor(entry, _channel.IsJoint);
        _last = (entry.Sequence, entry.At, entry.Epoch);
        _tally.Count(act);
        return key;
    }

    private void Apply(RecordEvent happened, Entry entry)
    {
        switch (happened)
        {
            case RecordEvent.CaseOpened or RecordEvent.ChannelOpened when entry.Sequence > 0:
                throw new FormException("The case or the channel is opened a second time.");
            case RecordEvent.MemberAdmitted or RecordEvent.MemberRemoved when !_channel.IsJoint:
                throw new FormException("Somebody is admitted or removed elsewhere than in the joint channel.");
            case RecordEvent.MemberAdmitted admitted:
                _membership.Admit(admitted, entry.Sequence);
                break;
            case RecordEvent.MemberRemoved removed:
                _membership.Remove(removed.Member, entry.Sequence);
                break;
            case RecordEvent.PayloadErased erased:
                _payloads.Erase(erased.Sequence, entry.Sequence);
                break;
        }
    }

    private void MustBeTheMediators(Entry first)
    {
        if (!first.Act.Binds || first.Act.Reporter is not null || _membership.Find(first.Act.Author, 0)?.Role != "mediator")
            throw new FormException("The first entry is not the mediator's own binding act that admits her.");
    }

    private Place Place(long sequence) => new(_channel.Sections.Entries.Name, _channel.Sections.Channel, sequence);
}

/// <summary>What was counted in a channel.</summary>
internal sealed class ChannelTally
{
    public long Binding { get; private set; }

    public long Confidences { get; private set; }

    /// <summary>Binding acts that the mediator reported: their authors' signatures are missing.</summary>
    public long MissingSignatures { get; private set; }

    public long Payloads { get; set; }

    public long Erased { get; set; }

    public void Count(Act act)
    {
        if (act.Binds) Binding++;
        else Confidences++;
        if (act.Binds && act.Reporter is not null) MissingSignatures++;
    }
}
