using GoodOffices.Verify.Entries;

namespace GoodOffices.Verify.Passes;

/// <summary>Which beats went before which entries of one channel: what a beat does not hold was written after it, and cannot say that it is older.</summary>
internal sealed class BeatsBefore(RecordEvent.CaseOpened opened)
{
    // Only where the channel had grown: as many as there are beats with news, not as there are beats.
    private readonly List<(long Size, long Beat)> _growth = [];
    private long _beats;
    private int _next;

    /// <summary>Takes the size at the next beat; sizes never fall.</summary>
    public void Take(long beat, long size)
    {
        if (size > (_growth.Count == 0 ? 0 : _growth[^1].Size)) _growth.Add((size, beat));
        _beats = beat + 1;
    }

    /// <summary>The instant of the last beat before an entry; 0 where there is none. To be asked in the order of the entries.</summary>
    public Int128 Earliest(long sequence)
    {
        while (_next < _growth.Count && _growth[_next].Size <= sequence) _next++;
        var last = (_next < _growth.Count ? _growth[_next].Beat : _beats) - 1;
        return last < 0 ? 0 : opened.Start + (Int128)last * opened.BeatPeriod;
    }
}
