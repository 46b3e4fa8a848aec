using System.Runtime.InteropServices;

namespace GoodOffices.Cli;

/// <summary>What a crash would leave on disk: the memory of the program, with the confidences and passphrases in it.</summary>
internal static class CrashDumps
{
    private const int SetDumpable = 4; // PR_SET_DUMPABLE of linux/prctl.h

    /// <summary>Asks the system for no dump of this program when it crashes, and lets no other program of the same user read its memory. Linux only; elsewhere nothing happens.</summary>
    public static void Forbid()
    {
        if (OperatingSystem.IsLinux()) _ = ProcessControl(SetDumpable, 0, 0, 0, 0);
    }

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);
}
