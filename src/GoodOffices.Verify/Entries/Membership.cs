using GoodOffices.Verify.Keys;

namespace GoodOffices.Verify.Entries;

/// <summary>Who was in the case when, and with which keys: the fold of the joint channel.</summary>
internal sealed class Membership
{
    // The last admission of each is enough: while the joint channel is read it is the one in force, and elsewhere any will do.
    private readonly Dictionary<string, Admission> _members = [];
    private readonly Dictionary<string, Admission> _signers = [];
    private readonly Dictionary<string, Admission> _receivers = [];

    public IEnumerable<Admission> Members => _members.Values.OrderBy(admission => admission.Member, StringComparer.Ordinal);

    public IEnumerable<Admission> SigningKeys => _signers.Values;

    public void Admit(RecordEvent.MemberAdmitted who, long sequence)
    {
        if (_members.TryGetValue(who.Member, out var before) && before.Until is null) throw new FormException($"{who.Member} is admitted who is in the case already.");
        var admission = new Admission(who, sequence);
        if (who.Sign is { } sign) Give(_signers, sign.Number, admission);
        if (who.WrapNumber is { } wrap) Give(_receivers, wrap, admission);
        _members[who.Member] = admission;
    }

    public void Remove(string member, long sequence)
    {
        if (!_members.TryGetValue(member, out var admission) || admission.Until is not null) throw new FormException($"{member} is removed who is not in the case.");
        admission.Until = sequence;
    }

    /// <param name="member">Her name.</param>
    /// <param name="sequence">The entry of the joint channel at which she must be in the case; null where any time will do.</param>
    public Admission? Find(string member, long? sequence) => InForce(_members.GetValueOrDefault(member), sequence);

    public Admission? Signer(string key, long? sequence) => InForce(_signers.GetValueOrDefault(key), sequence);

    public Admission? Receiver(string key, long? sequence) => InForce(_receivers.GetValueOrDefault(key), sequence);

    public IEnumerable<SigningKey> KeysOf(string member) => _signers.Values.Where(admission => admission.Member == member).Select(admission => admission.Sign!);

    private static Admission? InForce(Admission? admission, long? sequence) => admission is not null && (sequence is not { } at || admission.Covers(at)) ? admission : null;

    private static void Give(Dictionary<string, Admission> keys, string number, Admission admission)
    {
        if (keys.TryGetValue(number, out var before) && before.Member != admission.Member) throw new FormException($"{admission.Member} and {before.Member} have the same key.");
        keys[number] = admission;
    }
}
