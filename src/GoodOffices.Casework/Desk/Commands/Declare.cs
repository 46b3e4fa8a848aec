using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>A declaration that binds whoever signs it; its wording is the payload.</summary>
public sealed record Declare : CaseCommand
{
    internal const string Type = "declare";

    internal override bool TakesPayload => true;

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type));

    internal static Declare From(Fields fields)
    {
        fields.Only("type");
        return new();
    }

    internal override Decision Decide(Standing standing) => Decision.Of(Fields.Of(("type", "declared")));
}
