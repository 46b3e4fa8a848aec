using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange;

/// <summary>How numbers that several programs read differently were read.</summary>
public enum Dialect
{
    /// <summary>As GENIUS does: discrete evaluations divided by the maximum, weights by their sum, numeric ones clipped to [0, 1]; a missing walk-away is 0.</summary>
    Genius,

    /// <summary>As NegMAS does: everything as written; a missing walk-away is none.</summary>
    Negmas,
}

/// <summary>A case with the preferences that were given for it, whatever format they came in.</summary>
/// <param name="Case">What everybody may know.</param>
/// <param name="Preferences">Private; at most one for each party, in the case's party order.</param>
/// <param name="Dialect">How the numbers were read where programs differ; null where they do not.</param>
/// <param name="Notes">What the reader should be told, such as parts of the files that were left aside.</param>
public sealed record LoadedCase(Case Case, ImmutableArray<PartyPreferences> Preferences, Dialect? Dialect, ImmutableArray<string> Notes);

/// <summary>Why a file could not be read. It names the place and the remedy, and never repeats a private number.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">From 1, where the place inside the file is known.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record InputFault(string File, int? Line, string What, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}{(Line is { } line ? $":{line}" : "")}: {What} {Remedy}";
}

/// <summary>The outcome of reading: a case, or the first thing that is wrong with the files.</summary>
public abstract record Reading
{
    private Reading()
    {
    }

    /// <summary>The files hold a case.</summary>
    public sealed record Loaded(LoadedCase Case) : Reading;

    /// <summary>They do not, or not one that can be read exactly.</summary>
    public sealed record Refused(InputFault Fault) : Reading;
}

/// <summary>Carries a fault from the depth of a parser to the reader's surface; never leaves this project.</summary>
internal sealed class InputFaultException(InputFault fault) : Exception(fault.ToString())
{
    public InputFault Fault { get; } = fault;
}
