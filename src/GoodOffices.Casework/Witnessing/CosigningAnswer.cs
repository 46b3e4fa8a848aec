using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Witnessing;

/// <summary>What a witness answers.</summary>
public abstract record CosigningAnswer
{
    private CosigningAnswer()
    {
    }

    /// <summary>The checkpoint extends what she saw, is remembered on disk, and here is her line for it.</summary>
    public sealed record Cosigned(TreeHead Head, NoteLine Line) : CosigningAnswer;

    /// <summary>She does not cosign, and what she remembers stays as it was.</summary>
    /// <param name="Fault">Why.</param>
    /// <param name="Seen">What she saw before, where that matters.</param>
    /// <param name="Evidence">A file that shows it to anybody, offline; null where the offer carries no signature of this log.</param>
    public sealed record Refused(CosigningFault Fault, TreeHead? Seen, ReadOnlyMemory<byte>? Evidence) : CosigningAnswer;
}

/// <summary>Why a witness does not cosign.</summary>
public enum CosigningFault
{
    /// <summary>The offer is not signed by the log that she pinned, or is about another case.</summary>
    NotThisLog,

    /// <summary>The leaves do not give the root that the log signed: the offer is damaged, or made up.</summary>
    Damaged,

    /// <summary>It is smaller than what she saw: an older copy was put back, or entries are withheld.</summary>
    RolledBack,

    /// <summary>It does not extend what she saw: the log signed two histories.</summary>
    Rewritten,
}
