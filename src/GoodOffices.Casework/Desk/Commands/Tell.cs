using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>Something is said in confidence; what was said is the payload. No signature lies on it.</summary>
public sealed record Tell : CaseCommand
{
    internal const string Type = "tell";

    /// <inheritdoc/>
    public override ActKind Kind => ActKind.Confidence;

    internal override bool TakesPayload => true;

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type));

    internal static Tell From(Fields fields)
    {
        fields.Only("type");
        return new();
    }

    internal override Decision Decide(Standing standing) => Decision.Of(Fields.Of(("type", "told")));
}
