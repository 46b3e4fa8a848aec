using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>What is recorded in a case at one moment. There is one way to it: as somebody.</summary>
public sealed class RecordView
{
    private readonly IRecordStore _store;
    private readonly OpenedCase _unmasked;
    private readonly Desk.Folding.CaseFold _fold;
    private readonly TreeHead _beats;
    private readonly List<ReadableChannel> _channels;

    internal RecordView(IRecordStore store, OpenedCase unmasked)
    {
        (_store, _unmasked, _fold, _beats) = (store, unmasked, unmasked.Fold, unmasked.Beats.Head);
        _channels = [.. unmasked.Channels.Values.OrderBy(fold => fold.Channel).Select(ReadableChannel.Of)];
    }

    /// <summary>The record as a member may read it; null for everybody else, as for a case that does not exist.</summary>
    public MemberRecord? For(MemberId viewer) => _fold.Members.TryGetValue(viewer, out var member)
        ? new(_store, _unmasked, _fold, member, _beats, [.. _channels.Where(channel => ReadingRules.MayRead(_fold, member, channel))])
        : null;
}
