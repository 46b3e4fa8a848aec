using GoodOffices.Verify.Canonical;
using GoodOffices.Verify.Keys;

namespace GoodOffices.Verify.Entries;

/// <summary>The events that a verifier reads (the rest is the desk's); each has exactly the members its form lists.</summary>
internal abstract record RecordEvent
{
    public sealed record CaseOpened(long BeatPeriod, SigningKey Log, long Start) : RecordEvent;

    public sealed record ChannelOpened(string Audience, string? Party, int Slot) : RecordEvent;

    public sealed record MemberAdmitted(string Member, string Custody, string? Party, string Role, SigningKey? Sign, string? WrapNumber, JsonValue Source) : RecordEvent;

    public sealed record MemberRemoved(string Member) : RecordEvent;

    public sealed record PayloadErased(long Sequence) : RecordEvent;

    public const int Slots = 64;

    /// <summary>Null where the verifier has no business with it.</summary>
    public static RecordEvent? Read(JsonValue value) => Act.Typed(value, "an event") switch
    {
        "case-opened" => Case(new(value, "the event case-opened")),
        "channel-opened" => Channel(new(value, "the event channel-opened")),
        "member-admitted" => Admission(new(value, "the event member-admitted"), value),
        "member-removed" => Removal(new(value, "the event member-removed")),
        "payload-erased" => Erasure(new(value, "the event payload-erased")),
        "epoch-opened" => Epoch(new(value, "the event epoch-opened")),
        _ => null,
    };

    private static CaseOpened Case(Fields fields)
    {
        var period = fields.Natural("beat-period");
        var log = SigningKey.Read(fields.Object("log"), "The log's key");
        fields.Text("origin");
        if (fields.Natural("slots") != Slots) throw new FormException($"The case does not have {Slots} slots.");
        var start = fields.Natural("start");
        End(ref fields);
        return period > 0 ? new(period, log, start) : throw new FormException("The beat has no period.");
    }

    private static ChannelOpened Channel(Fields fields)
    {
        var audience = fields.OneOf("audience", "joint", "shared", "delegation", "mediator");
        var party = fields.Has("party") ? fields.Member("party") : null;
        var slot = fields.Natural("slot");
        End(ref fields);
        if ((party is not null) != (audience is "shared" or "delegation")) throw new FormException("The channel names a party where it has none, or none where it has one.");
        return slot < Slots ? new(audience, party, (int)slot) : throw new FormException("The channel names a slot that does not exist.");
    }

    private static MemberAdmitted Admission(Fields fields, JsonValue source)
    {
        var custody = fields.OneOf("custody", "own", "house", "none");
        var member = fields.Member("member");
        var party = fields.Has("party") ? fields.Member("party") : null;
        var role = fields.OneOf("role", "mediator", "co-mediator", "head", "delegate", "observer", "clerk");
        var sign = fields.Has("sign") ? SigningKey.Read(fields.Object("sign"), $"The signing key of {member}") : null;
        End(ref fields, stopAtWrap: true);
        var wrap = fields.Has("wrap") ? WrappingKey.ReadNumber(fields.Object("wrap"), $"The wrapping key of {member}") : null;
        fields.End();

        if ((sign is null) != (custody == "none") || (wrap is null) != (custody == "none")) throw new FormException($"The keys of {member} do not fit the custody “{custody}”.");
        if (party is null ? role is "head" or "delegate" : role is "mediator" or "co-mediator" or "observer") throw new FormException($"The role of {member} and her party do not fit each other.");
        return new(member, custody, party, role, sign, wrap, source);
    }

    private static MemberRemoved Removal(Fields fields)
    {
        var member = fields.Member("member");
        End(ref fields);
        return new(member);
    }

    private static PayloadErased Erasure(Fields fields)
    {
        var sequence = fields.Natural("channel-sequence");
        End(ref fields);
        return new(sequence);
    }

    private static RecordEvent? Epoch(Fields fields)
    {
        fields.Natural("epoch");
        End(ref fields);
        return null;
    }

    /// <summary>The type stands where its name sorts: last, but for a wrapping key.</summary>
    private static void End(ref Fields fields, bool stopAtWrap = false)
    {
        fields.Text("type");
        if (!stopAtWrap) fields.End();
    }
}
