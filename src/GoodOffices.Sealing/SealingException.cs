namespace GoodOffices.Sealing;

/// <summary>Something sealed could not be opened, and why: what it is, where it lies and what helps. It never carries a secret.</summary>
public sealed class SealingException : Exception
{
    internal SealingException(SealingFault fault, string message) : base(message) => Fault = fault;

    /// <summary>The reason, for the program.</summary>
    public SealingFault Fault { get; }

    internal static SealingException UnknownAlgorithm(string what, string algorithm) =>
        new(SealingFault.UnknownAlgorithm, $"{what}: the algorithm '{algorithm}' is unknown to this version. Use a newer version of Good Offices, or ask who made it which one it needs.");

    internal static SealingException Damaged(string what, string remedy) => new(SealingFault.Damaged, $"{what} is not what was written there. {remedy}");
}

/// <summary>Why something sealed could not be opened.</summary>
public enum SealingFault
{
    /// <summary>It was changed, moved or cut, or is meant for another key.</summary>
    Damaged,

    /// <summary>It names an algorithm this version does not know.</summary>
    UnknownAlgorithm,

    /// <summary>The passphrase does not open it.</summary>
    WrongPassphrase,

    /// <summary>It asks for weaker or dearer work than is ever written.</summary>
    RefusedParameters,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>There is one already, and it is never overwritten.</summary>
    Exists,

    /// <summary>The payload was erased.</summary>
    Erased,

    /// <summary>It comes from somebody else than was expected.</summary>
    OtherSender,
}
