using System.Diagnostics;

namespace GoodOffices.Sealing.Files;

/// <summary>A file that one process at a time may change, from reading to writing.</summary>
public static class HeldFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until no other process holds the file, and keeps them waiting until what is returned is disposed.</summary>
    /// <param name="path">The file; beside it a <c>.hold</c> is made, which stays.</param>
    /// <param name="isWorthWaiting">Asked while somebody else holds it; null for always.</param>
    /// <exception cref="IOException">Somebody else holds it for half a minute, or it is not worth waiting.</exception>
    public static IDisposable Wait(string path, Func<bool>? isWorthWaiting = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path + ".hold", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(since) < Patience && isWorthWaiting?.Invoke() != false)
            {
                Thread.Sleep(1);
            }
        }
    }
}
