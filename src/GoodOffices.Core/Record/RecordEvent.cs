namespace GoodOffices.Core.Record;

/// <summary>The events that everybody who verifies a record must understand.</summary>
public abstract record RecordEvent
{
    private RecordEvent()
    {
    }

    /// <summary>A case began; the first event of its joint channel.</summary>
    public sealed record CaseOpened(long BeatPeriod, PublicKey Log, string Origin, long Start) : RecordEvent;

    /// <summary>A channel began, in one of the case's slots.</summary>
    public sealed record ChannelOpened(Audience Audience, MemberId? Party, int Slot) : RecordEvent;

    /// <summary>Somebody joined, with her keys where she has some.</summary>
    public sealed record MemberAdmitted(MemberId Member, Role Role, MemberId? Party, Custody Custody, PublicKey? Sign, PublicKey? Wrap) : RecordEvent;

    /// <summary>Somebody left.</summary>
    public sealed record MemberRemoved(MemberId Member) : RecordEvent;

    /// <summary>The payload of an earlier entry of this channel is gone.</summary>
    public sealed record PayloadErased(long Sequence) : RecordEvent;

    /// <summary>A new key of the channel is used from the next entry on.</summary>
    public sealed record EpochOpened(int Epoch) : RecordEvent;

    /// <summary>Reads one of these events; null for every other type.</summary>
    /// <exception cref="RecordFormatException">It has such a type, but not its form.</exception>
    public static RecordEvent? Read(Fields fields) => fields.TextOf("type") switch
    {
        "case-opened" => ReadCaseOpened(fields.Only("type", "beat-period", "log", "origin", "slots", "start")),
        "channel-opened" => ReadChannelOpened(fields.Only("type", "audience", "party", "slot")),
        "member-admitted" => ReadMemberAdmitted(fields.Only("type", "custody", "member", "party", "role", "sign", "wrap")),
        "member-removed" => new MemberRemoved(fields.Only("type", "member").MemberOf("member")),
        "payload-erased" => new PayloadErased(fields.Only("type", "channel-sequence").CountOf("channel-sequence")),
        "epoch-opened" => new EpochOpened(Small(fields.Only("type", "epoch"), "epoch", int.MaxValue)),
        _ => null,
    };

    /// <summary>As the record writes it.</summary>
    public Fields ToFields() => this switch
    {
        CaseOpened e => Typed("case-opened", ("beat-period", e.BeatPeriod), ("log", e.Log.ToFields()), ("origin", e.Origin), ("slots", SlotTable.Slots), ("start", e.Start)),
        ChannelOpened e => WithParty(Typed("channel-opened", ("audience", RecordWords.Word(e.Audience)), ("slot", e.Slot)), e.Party),
        MemberAdmitted e => WriteMemberAdmitted(e),
        MemberRemoved e => Typed("member-removed", ("member", e.Member.ToString())),
        PayloadErased e => Typed("payload-erased", ("channel-sequence", e.Sequence)),
        EpochOpened e => Typed("epoch-opened", ("epoch", e.Epoch)),
        _ => throw new InvalidOperationException("An event without a written form."),
    };

    private static CaseOpened ReadCaseOpened(Fields fields)
    {
        if (fields.CountOf("slots") != SlotTable.Slots) throw Fields.Wrong("slots", $"{SlotTable.Slots}");
        if (fields.CountOf("beat-period") == 0) throw Fields.Wrong("beat-period", "at least a millisecond");
        return new(fields.CountOf("beat-period"), PublicKey.Read(fields.FieldsOf("log"), PublicKey.Signing), fields.TextOf("origin"), fields.CountOf("start"));
    }

    private static ChannelOpened ReadChannelOpened(Fields fields) =>
        new(RecordWords.AudienceOf(fields, "audience"), fields.Has("party") ? fields.MemberOf("party") : null, Small(fields, "slot", SlotTable.Slots - 1));

    private static MemberAdmitted ReadMemberAdmitted(Fields fields)
    {
        var custody = RecordWords.CustodyOf(fields, "custody");
        if (fields.Has("sign") == (custody == Custody.None) || fields.Has("wrap") != fields.Has("sign")) throw Fields.Wrong("sign', 'wrap", "keys exactly where somebody keeps some");

        return new(
            fields.MemberOf("member"),
            RecordWords.RoleOf(fields, "role"),
            fields.Has("party") ? fields.MemberOf("party") : null,
            custody,
            fields.Has("sign") ? PublicKey.Read(fields.FieldsOf("sign"), PublicKey.Signing) : null,
            fields.Has("wrap") ? PublicKey.Read(fields.FieldsOf("wrap"), PublicKey.Agreeing) : null);
    }

    private static Fields WriteMemberAdmitted(MemberAdmitted admitted)
    {
        var fields = Typed("member-admitted", ("custody", RecordWords.Word(admitted.Custody)), ("member", admitted.Member.ToString()), ("role", RecordWords.Word(admitted.Role)));
        if (admitted.Sign is { } sign) fields = fields.With("sign", sign.ToFields());
        if (admitted.Wrap is { } wrap) fields = fields.With("wrap", wrap.ToFields());
        return WithParty(fields, admitted.Party);
    }

    private static int Small(Fields fields, string name, int most) => fields.CountOf(name) is var number && number <= most ? (int)number : throw Fields.Wrong(name, $"a number of at most {most}");

    private static Fields WithParty(Fields fields, MemberId? party) => party is { } named ? fields.With("party", named.ToString()) : fields;

    private static Fields Typed(string type, params ReadOnlySpan<(string, FieldValue)> values) => Fields.Of(values).With("type", type);
}
