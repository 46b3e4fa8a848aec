namespace GoodOffices.Analysis.Checks;

/// <summary>An answer did not survive its independent check: the engine has a bug, and the answer must not be used.</summary>
public sealed class CheckFailedException(string claim)
    : Exception($"The engine's answer did not pass its independent check: {claim} This is a bug; please report it. The answer is withheld.")
{
    /// <summary>What turned out not to hold. Carries no number of any party.</summary>
    public string Claim { get; } = claim;
}
