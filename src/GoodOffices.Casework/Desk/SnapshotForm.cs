using System.Collections.Immutable;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>A fold as bytes and back.</summary>
internal static class SnapshotForm
{
    public static byte[] Write(ChannelFold fold, CaseFold? joint)
    {
        var fields = Fields.Of(
            ("at", fold.LastAt),
            ("audience", RecordWords.Word(fold.Audience)),
            ("departed", fold.DepartedKnown),
            ("edge", FieldValue.Bytes(fold.Edge.ToArray())),
            ("epoch", fold.Epoch),
            ("erased", new FieldValue.List([.. fold.Erased.Order().Select(sequence => (FieldValue)sequence)])),
            ("leaf", FieldValue.Of(fold.LastLeaf)),
            ("opened-by", fold.OpenedBy.ToString()),
            ("nonces", FieldValue.Bytes([.. fold.Nonces.SelectMany(nonce => nonce.ToArray())])),
            ("slot", fold.Slot));
        if (fold.Party is { } party) fields = fields.With("party", party.ToString());
        if (fold.HandOver is { } consent) fields = fields.With("hand-over", consent);
        if (joint is not null) fields = fields.With("case", Write(joint));
        return fields.Write();
    }

    public static (ChannelFold Fold, Fields Fields) Read(ChannelNumber channel, byte[] plain)
    {
        var fields = Fields.Read(plain);
        var fold = new ChannelFold(channel)
        {
            Audience = RecordWords.AudienceOf(fields, "audience"),
            DepartedKnown = (int)fields.CountOf("departed"),
            Edge = TreeEdge.Read(fields.BytesOf("edge")),
            Epoch = (int)fields.CountOf("epoch"),
            HandOver = fields.Has("hand-over") ? fields.FieldsOf("hand-over") : null,
            LastAt = fields.CountOf("at"),
            LastLeaf = fields.DigestOf("leaf"),
            OpenedBy = fields.MemberOf("opened-by"),
            Party = fields.Has("party") ? fields.MemberOf("party") : null,
            Slot = (int)fields.CountOf("slot"),
        };
        foreach (var nonce in fields.BytesOf("nonces").Chunk(Nonce.Bytes)) fold.Nonces.Add(Nonce.Of(nonce));
        foreach (var sequence in fields.ListOf("erased")) fold.Erased.Add(((FieldValue.Number)sequence).Value);
        return (fold, fields);
    }

    public static CaseFold ReadCase(Fields fields)
    {
        var joint = fields.FieldsOf("case");
        return new()
        {
            Opened = RecordEvent.Read(joint.FieldsOf("opened")) as RecordEvent.CaseOpened,
            Members = ReadMembers(joint, "members").ToImmutableSortedDictionary(member => member.Name, member => member),
            Departed = [.. ReadMembers(joint, "departed")],
            LetIn = [.. joint.ListOf("let-in").Select(value => MemberId.Of(((FieldValue.Text)value).Value))],
        };
    }

    private static Fields Write(CaseFold joint) => Fields.Of(
        ("departed", WriteMembers(joint.Departed)),
        ("let-in", new FieldValue.List([.. joint.LetIn.Select(member => (FieldValue)member.ToString())])),
        ("members", WriteMembers(joint.Members.Values)),
        ("opened", joint.Opened!.ToFields()));

    private static FieldValue.List WriteMembers(IEnumerable<Member> members) => new([.. members.Select(member => (FieldValue)member.ToEvent().ToFields())]);

    private static IEnumerable<Member> ReadMembers(Fields fields, string name) => fields.ListOf(name).Select(value => Member.Of((RecordEvent.MemberAdmitted)RecordEvent.Read((Fields)value)!));
}
