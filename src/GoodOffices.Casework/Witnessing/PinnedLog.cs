using System.Text;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Files;

namespace GoodOffices.Casework.Witnessing;

/// <summary>The log's key as a member's client first met it. From then on no other key is believed, whatever the record says.</summary>
public static class PinnedLog
{
    private const int MaxBytes = 4_096;

    /// <summary>The pinned key; the first time, the one given is pinned.</summary>
    /// <returns>Whether it was met for the first time, so that it should be compared out of band; and whether the given key is the pinned one.</returns>
    public static (bool IsNew, bool IsSame) Meet(string file, CaseNumber of, PublicKey log)
    {
        var line = NoteLine.VerifierKey(LogName.Of(of), log) + "\n";
        if (DurableFile.Read(file, MaxBytes) is { } kept) return (false, Encoding.UTF8.GetString(kept) == line);

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        DurableFile.Write(file, Encoding.UTF8.GetBytes(line));
        return (true, true);
    }
}
