using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>An act on its way to the desk, as its author's device wrote it.</summary>
/// <param name="Act">The act's canonical bytes.</param>
/// <param name="Authentication">Her signature or MAC; null for a confidence that the mediator reports.</param>
public sealed record Submission(ReadOnlyMemory<byte> Act, Authentication? Authentication)
{
    /// <summary>What the act's commitment opens to; null where it has none.</summary>
    public Payload? Payload { get; init; }

    /// <summary>What the caller calls this request, so that repeating it has one effect and one answer; null where nobody will repeat it.</summary>
    public string? IdempotencyName { get; init; }
}
