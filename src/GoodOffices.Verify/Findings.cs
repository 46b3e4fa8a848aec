namespace GoodOffices.Verify;

/// <summary>What a bundle without flaw holds.</summary>
public sealed record Findings
{
    /// <summary>Against what its authors were held.</summary>
    public required Authorship Authorship { get; init; }

    /// <summary>The number of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Whose view it is.</summary>
    public required string Viewer { get; init; }

    /// <summary>When it was exported, by the desk's clock.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>The log's verifier key as a line that can be compared, and kept in a file of keys.</summary>
    public required string LogKey { get; init; }

    /// <summary>The beat log.</summary>
    public required VerifiedBeats Beats { get; init; }

    /// <summary>The channels of this view, in the order of their numbers.</summary>
    public required IReadOnlyList<VerifiedChannel> Channels { get; init; }

    /// <summary>Everybody who was ever admitted, by name.</summary>
    public required IReadOnlyList<VerifiedMember> Members { get; init; }

    /// <summary>Members in the file of trusted keys whom this record does not know.</summary>
    public required IReadOnlyList<string> ListedButUnknown { get; init; }

    /// <summary>Binding acts that the mediator reported, so that their authors' signatures are missing.</summary>
    public long MissingSignatures => Channels.Sum(channel => channel.MissingSignatures);

    /// <summary>Payloads that were erased.</summary>
    public long ErasedPayloads => Channels.Sum(channel => channel.ErasedPayloads);

    /// <summary>Cosignatures of checkpoints by members.</summary>
    public long Cosignatures => Members.Sum(member => (long)member.Cosignatures);
}

/// <summary>The beat log, and how far it goes.</summary>
/// <param name="Count">The number of beats.</param>
/// <param name="Root">Their root, in base64 as in checkpoints.</param>
/// <param name="First">The instant of the first; null where there is none.</param>
/// <param name="Last">The instant of the last; null where there is none.</param>
public sealed record VerifiedBeats(long Count, string Root, DateTimeOffset? First, DateTimeOffset? Last);

/// <summary>A channel that is as it must be.</summary>
public sealed record VerifiedChannel
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Who shares it: joint, shared, delegation or mediator.</summary>
    public required string Audience { get; init; }

    /// <summary>The party it belongs to, where there is one.</summary>
    public required string? Party { get; init; }

    /// <summary>The number of its entries.</summary>
    public required long Size { get; init; }

    /// <summary>Their root, in base64 as in channel heads.</summary>
    public required string Root { get; init; }

    /// <summary>Entries written after the last beat: the log's head covers them, no checkpoint yet.</summary>
    public required long AfterLastBeat { get; init; }

    /// <summary>Binding acts.</summary>
    public required long BindingActs { get; init; }

    /// <summary>Binding acts that were reported, so that their authors' signatures are missing.</summary>
    public required long MissingSignatures { get; init; }

    /// <summary>Confidences; of who wrote them a third person can check nothing.</summary>
    public required long Confidences { get; init; }

    /// <summary>Payloads that fit their commitments.</summary>
    public required long Payloads { get; init; }

    /// <summary>Payloads that were erased.</summary>
    public required long ErasedPayloads { get; init; }
}

/// <summary>A member as the record admitted her last.</summary>
/// <param name="Name">Her name in the record.</param>
/// <param name="Role">Her role.</param>
/// <param name="Party">Her party, where she has one.</param>
/// <param name="Custody">Who keeps her keys: own, house, or none where she has none.</param>
/// <param name="IsRemoved">Whether she has left the case.</param>
/// <param name="Key">Her verifier key as a line that can be compared; null where she has none.</param>
/// <param name="Cosignatures">How many checkpoints of this bundle she cosigned.</param>
/// <param name="LargestCosigned">The size of the largest of them; 0 where there is none.</param>
public sealed record VerifiedMember(string Name, string Role, string? Party, string Custody, bool IsRemoved, string? Key, int Cosignatures, long LargestCosigned);
