using System.Collections.Concurrent;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Casework.Desk;

/// <summary>The members' keys that this desk may use now: the mediator's, those the house holds, and those of whoever has unlocked her own.</summary>
/// <remarks>What none of them opens stays closed to the desk. It may be used from several threads.</remarks>
public sealed class Keyring
{
    private readonly ConcurrentDictionary<string, MemberKeys> _keys = new(StringComparer.Ordinal);

    /// <summary>Lets the desk use keys.</summary>
    public void Add(MemberKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys[keys.Wrap.Number.ToString()] = keys;
    }

    /// <summary>Takes keys away again. Cases opened with them must be closed for that to count.</summary>
    public void Remove(MemberKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys.TryRemove(keys.Wrap.Number.ToString(), out _);
    }

    internal IEnumerable<MemberKeys> All => _keys.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    internal MemberKeys? Find(PublicKey? wrap) => wrap is { } key && _keys.TryGetValue(key.Number.ToString(), out var keys) ? keys : null;
}
