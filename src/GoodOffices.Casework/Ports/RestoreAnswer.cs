using System.Collections.Immutable;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Ports;

/// <summary>How a restore ended.</summary>
public abstract record RestoreAnswer
{
    private RestoreAnswer()
    {
    }

    /// <summary>These cases are here now, as the backup holds them.</summary>
    public sealed record Restored(ImmutableArray<CaseNumber> Cases) : RestoreAnswer;

    /// <summary>These cases were here before the restore; nothing was changed.</summary>
    public sealed record CasesExist(ImmutableArray<CaseNumber> Cases) : RestoreAnswer;
}
