using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>What an act asks for. Each kind is one file with its events and refusals.</summary>
public abstract record CaseCommand
{
    private protected CaseCommand()
    {
    }

    /// <summary>Whether it binds or is confided.</summary>
    public virtual ActKind Kind => ActKind.Binding;

    /// <summary>Whether the act must carry a payload; otherwise it may not.</summary>
    internal virtual bool TakesPayload => false;

    /// <summary>An earlier entry of the channel that must be known to decide.</summary>
    internal virtual long? Regards => null;

    /// <summary>The command as an act carries it.</summary>
    public abstract Fields ToFields();

    /// <summary>What happens, or why it does not. Pure: all it may know stands in the standing.</summary>
    internal abstract Decision Decide(Standing standing);

    /// <summary>Reads a command; null where its type is unknown here.</summary>
    /// <exception cref="RecordFormatException">The type is known, the form is not its form.</exception>
    internal static CaseCommand? Read(Fields fields) => fields.TextOf("type") switch
    {
        OpenCase.Type => OpenCase.From(fields),
        AdmitMember.Type => AdmitMember.From(fields),
        RemoveMember.Type => RemoveMember.From(fields),
        OpenChannel.Type => OpenChannel.From(fields),
        OpenEpoch.Type => OpenEpoch.From(fields),
        Tell.Type => Tell.From(fields),
        Declare.Type => Declare.From(fields),
        ErasePayload.Type => ErasePayload.From(fields),
        ConsentToHandOver.Type => ConsentToHandOver.From(fields),
        HandOver.Type => HandOver.From(fields),
        _ => null,
    };
}
