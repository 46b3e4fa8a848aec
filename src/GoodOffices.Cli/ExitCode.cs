namespace GoodOffices.Cli;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCode
{
    public const int Solved = 0;

    /// <summary>A bug of ours.</summary>
    public const int Broken = 1;

    /// <summary>The input, or the command, is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>A limit of memory, time or points was reached.</summary>
    public const int LimitReached = 3;

    /// <summary>The user pressed Ctrl-C; shells expect 128 + the signal's number.</summary>
    public const int Cancelled = 130;
}
