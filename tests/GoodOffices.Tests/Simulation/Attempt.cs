using GoodOffices.Casework.Desk;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Simulation;

/// <summary>One act somebody tried to have recorded, and what she knows of it.</summary>
internal sealed class Attempt(Submission submission, string? canary)
{
    public Submission Submission => submission;

    public Act Act { get; } = Act.Read(submission.Act.Span);

    public Digest Hash { get; } = Digest.Hash(submission.Act.Span);

    /// <summary>The private words in its payload.</summary>
    public string? Canary => canary;

    /// <summary>Where it is acknowledged to be.</summary>
    public DeskAnswer.Accepted? Acknowledged { get; set; }

    /// <summary>The answer that got lost on its way; a retry under the same name must give it again.</summary>
    public DeskAnswer.Accepted? Lost { get; set; }

    /// <summary>Something broke, and nobody knows whether it is recorded.</summary>
    public bool InDoubt { get; set; }

    /// <summary>It was refused, and nothing ever broke: it must not be recorded.</summary>
    public bool Refused { get; set; }
}
