using System.Text;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Files;

namespace GoodOffices.Casework.Witnessing;

/// <summary>The one checkpoint a witness saw last, on disk; held by one process at a time, from reading to writing.</summary>
/// <remarks>A kill at any point leaves the old checkpoint or the new one, whole. Losing the file loses the memory of rollbacks and nothing else.</remarks>
internal sealed class WitnessMemory : IDisposable
{
    private const int MaxBytes = 65_536;
    private readonly string _path;
    private readonly string _log;
    private readonly IDisposable _hold;

    private WitnessMemory(string path, string log, IDisposable hold) => (_path, _log, _hold) = (path, log, hold);

    /// <summary>Waits for its turn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="log">The name of the log that it must be about.</param>
    /// <exception cref="IOException">Somebody else holds it for half a minute.</exception>
    public static WitnessMemory Hold(string path, string log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(path, log, HeldFile.Wait(path));
    }

    /// <summary>What was kept last; null before the first.</summary>
    /// <exception cref="InvalidDataException">The file is damaged. It is not passed over: a damaged memory must not look like a first contact.</exception>
    public SignedNote? Read()
    {
        if (DurableFile.Read(_path, MaxBytes) is not { } bytes) return null;

        try
        {
            var note = SignedNote.Read(Encoding.UTF8.GetString(bytes));
            _ = note.HeadOf(_log);
            return note;
        }
        catch (RecordFormatException)
        {
            throw new InvalidDataException($"{_path} is damaged: what was seen last is not known any more. Put a checkpoint that you trust in its place, such as one from another member or an earlier export.");
        }
    }

    /// <summary>Keeps a checkpoint; when this returns, it is on disk.</summary>
    public void Keep(SignedNote checkpoint) => DurableFile.Write(_path, Encoding.UTF8.GetBytes(checkpoint.ToString()));

    public void Dispose() => _hold.Dispose();
}
